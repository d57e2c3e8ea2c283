package syntax

// Bodies returns the blocks that stand directly in an item, in text order:
// a state's clauses, a rule's inline block, a branch's states.
func Bodies(item Item) []*Body {
	var bodies []*Body
	add := func(b *Body) {
		if b != nil {
			bodies = append(bodies, b)
		}
	}
	switch x := item.(type) {
	case *Workflow:
		add(x.Body)
	case *Library:
		add(x.Body)
	case *RetryPolicy:
		if x.Retrier != nil {
			add(x.Retrier.Body)
		}
		add(x.Body)
	case *OnRetrier:
		add(x.Retrier.Body)
	case *CatchPolicy:
		add(x.Catcher.Body)
		if x.Catcher.Target != nil {
			add(x.Catcher.Target.Block)
		}
	case *Defaults:
		add(x.Body)
	case *State:
		add(x.Body)
	case *RetryClause:
		if x.Retrier != nil {
			add(x.Retrier.Body)
		}
	case *CatchClause:
		add(x.Catcher.Body)
		if x.Catcher.Target != nil {
			add(x.Catcher.Target.Block)
		}
	case *When:
		if x.Target != nil {
			add(x.Target.Block)
		}
	case *Else:
		if x.Target != nil {
			add(x.Target.Block)
		}
	case *Branch:
		add(x.Body)
	case *Loop:
		add(x.Body)
	case *ResourceClause:
		add(x.Body)
	case *Batch:
		add(x.Body)
	case *Bad:
		bodies = append(bodies, x.Bodies...)
	}
	return bodies
}

// Walk calls f for every item at every depth in text order. When f returns
// false, what stands inside the item is passed over.
func Walk(items []Item, f func(Item) bool) {
	for _, item := range items {
		if !f(item) {
			continue
		}
		for _, b := range Bodies(item) {
			Walk(b.Items, f)
		}
	}
}
