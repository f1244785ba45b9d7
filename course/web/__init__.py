"""What knows HTTP and no feature: access, pages and fragments, formats, menu, error pages, headers, assets."""
