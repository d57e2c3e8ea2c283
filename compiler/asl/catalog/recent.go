package catalog

// Recent reports whether all that is known of the call is of the last months before
// [Catalog.Date]: see [Info.Recent].
func (c *Call) Recent() bool { return c.service != nil && c.service.Recent }
