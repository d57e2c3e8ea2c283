package jsonata

// adopt hands on to o what a part of it looks for.
func (o *outline) adopt(part *outline) {
	if part.seeking == nil && part.kind != parentOutline {
		return
	}
	found := part.seeking
	if found == nil {
		found = &slots{}
	}
	if part.kind == parentOutline {
		found.list = append(found.list, part.slot)
	}
	if o.seeking == nil {
		o.seeking = found
	} else {
		o.seeking.list = append(o.seeking.list, found.list...)
	}
}

// resolve lets what the last step of a path looks for find its step among
// those before it; what does not is handed on to the path.
func (p *parser) resolve(path *outline) {
	last := path.lastStep()
	found := last.seeking
	if found == nil {
		found = &slots{}
	}
	if last.kind == parentOutline {
		found.list = append(found.list, last.slot)
	}
	// The list grows while it is read when the path shares it.
	for k := 0; k < len(found.list); k++ {
		s := found.list[k]
		i := len(path.steps) - 2
		for s.level > 0 {
			if i < 0 {
				if path.seeking == nil {
					path.seeking = &slots{}
				}
				path.seeking.list = append(path.seeking.list, s)
				break
			}
			step := path.steps[i]
			i--
			// Steps in a row that bind the context are one.
			for i >= 0 && step.focus && path.steps[i].focus {
				step = path.steps[i]
				i--
			}
			if !p.seek(step, s) {
				break
			}
		}
	}
}

// seek looks for the step that s comes from in o, from its end. It returns
// false, having reported it, where that cannot be told.
func (p *parser) seek(o *outline, s *slot) bool {
	switch o.kind {
	case nameOutline, wildcardOutline:
		s.level--
	case parentOutline:
		s.level++
	case blockOutline:
		if o.last != nil {
			return p.seek(o.last, s)
		}
	case pathOutline:
		for i := len(o.steps) - 1; ; i-- {
			if !p.seek(o.steps[i], s) {
				return false
			}
			if s.level <= 0 || i == 0 {
				break
			}
		}
	default:
		p.reportParent(s.node.Span(), o.position)
		return false
	}
	return true
}
