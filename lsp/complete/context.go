package complete

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lint/rules/expressions"
	"github.com/gait-lang/gait/lsp/place"
	"github.com/gait-lang/gait/lsp/words"
)

// contextFields adds the fields of a part of the context object.
func (c *collector) contextFields(steps []string) {
	names, _ := expressions.ContextFields(steps...)
	for _, name := range names {
		tier := first
		switch {
		case name == "Item" && !c.hasItem(), name == "Map" && len(steps) == 0 && !c.hasItem():
			continue
		case name == "Task" && len(steps) == 0:
			if !c.inTask() {
				continue
			}
			if k := c.calls(); k == nil || k.pattern != catalog.CallbackPattern {
				tier = last
			}
		}
		text := words.Context(append(steps[:len(steps):len(steps)], name)...)
		c.add(tier, Item{Label: name, Kind: Member, Detail: brief(text), doc: docOf(text)})
	}
}

// inTask reports whether the place is in a task, or may be.
func (c *collector) inTask() bool {
	if c.ASL != nil {
		return c.ASL.Owner == asl.OwnerTask
	}
	around := c.StateAround()
	return around == nil || around.Keyword == "task"
}

// hasItem reports whether the context object has an item of a map state at the
// place.
func (c *collector) hasItem() bool {
	if c.ASL != nil {
		switch c.ASL.Owner {
		case asl.OwnerMap:
			return c.ASL.Field != nil && (c.ASL.Field.Name == "ItemSelector" || c.ASL.Field.Name == "Parameters")
		case asl.OwnerItemBatcher, asl.OwnerItemReader, asl.OwnerReaderConfig, asl.OwnerResultWriter:
			return true
		}
		return false
	}
	switch c.Block() {
	case place.ResourceBlock, place.BatchBlock:
		return true
	case place.StateBlock:
		return c.Owner().Keyword == "map" && (c.Clause == "item" || c.Clause == "args")
	}
	return false
}
