package errors

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// The fields that hold lists of entries with ErrorEquals.
var listFields = [...]string{"Retry", "Catch"}

// entryName is what an entry of such a field is called.
func entryName(field string) string {
	if field == "Retry" {
		return "retrier"
	}
	return "catcher"
}

// errorNames returns the names in an entry.
func errorNames(entry *asl.Node) []*asl.Node { return facts.Items(entry.Get("ErrorEquals")) }

// index finds where a name was before. Lists are short as a rule.
type index struct {
	names []*asl.Node
	many  map[string]*asl.Node
}

const shortList = 16

func (x *index) find(name string) *asl.Node {
	if x.many != nil {
		return x.many[name]
	}
	for _, n := range x.names {
		if n.Text == name {
			return n
		}
	}
	return nil
}

func (x *index) add(n *asl.Node) {
	x.names = append(x.names, n)
	if len(x.names) <= shortList {
		return
	}
	if x.many == nil {
		x.many = map[string]*asl.Node{}
		for _, earlier := range x.names {
			if x.many[earlier.Text] == nil {
				x.many[earlier.Text] = earlier
			}
		}
		return
	}
	if x.many[n.Text] == nil {
		x.many[n.Text] = n
	}
}
