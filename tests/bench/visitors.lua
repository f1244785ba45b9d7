-- Sends what the visitors in a file ask for, one visitor after the other.
-- wrk … -s visitors.lua <url> -- <kind> <file> <part>; a line of the file is: cookies, tab, token, tab, revision.

local visitors = {}
local kind, part, run
local sent, has_begun = 0, false
local form = { ["Content-Type"] = "application/x-www-form-urlencoded" }
local text = string.rep("Ik+zag+dat+hij+even+wachtte+en+toen+verder+liep.+", 28)

local function post(visitor, body)
  return wrk.format("POST", nil, { ["Cookie"] = visitor.cookies, ["Content-Type"] = form["Content-Type"] }, body)
end

function init(arguments)
  kind, part, run = arguments[1], arguments[3], os.time()
  for line in io.lines(arguments[2]) do
    local cookies, token, revision = line:match("^(.-)\t(.-)\t(.-)$")
    local visitor = { cookies = cookies, token = token, revision = tonumber(revision) }
    visitor.read = wrk.format("GET", nil, { ["Cookie"] = cookies })
    visitor.marks = post(visitor, "csrf_token=" .. token .. "&read=yes")
    visitor.unmarks = post(visitor, "csrf_token=" .. token .. "&read=no")
    visitors[#visitors + 1] = visitor
  end
end

-- A save builds on the one before it, as in a page that stays open.
local function save(visitor)
  local body = "csrf_token=" .. visitor.token .. "&part=" .. part .. "&text=" .. sent .. "+" .. text
    .. "&based_on=" .. visitor.revision .. "&save_id=" .. run .. "-" .. sent
  visitor.revision = visitor.revision + 1
  return post(visitor, body)
end

-- The first request is one that wrk only looks at and never sends; a save in it would be missing in what follows.
function request()
  if not has_begun then
    has_begun = true
    return visitors[1].read
  end
  local visitor = visitors[sent % #visitors + 1]
  local turn = math.floor(sent / #visitors)
  sent = sent + 1
  if kind == "read" then return visitor.read end
  if kind == "save" then return save(visitor) end
  -- Read, and the next time unread, so that each request changes something.
  return turn % 2 == 0 and visitor.marks or visitor.unmarks
end

function done(summary, latency, requests)
  local lost = summary.errors
  local failed = lost.connect + lost.read + lost.write + lost.timeout
  io.write(string.format("FOUND %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed, lost.status))
end
