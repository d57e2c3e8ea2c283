package catalog

import (
	"sort"
	"strings"
)

// The patterns of integrations, as they stand behind the action of a resource.
const (
	SyncPattern     = ".sync"
	Sync2Pattern    = ".sync:2"
	CallbackPattern = ".waitForTaskToken"
)

// OptimizedService is a service with optimized integrations: actions that Step
// Functions calls by itself, through arn:aws:states:::SERVICE:ACTION.
type OptimizedService struct {
	// ID is the service as it stands in a resource: "elasticmapreduce".
	ID string
	// Actions are sorted by name. When there are none, they are not known.
	Actions []OptimizedAction
	// NoSync and NoCallback say that AWS was seen to refuse the pattern for the
	// service, Closed that it was seen to refuse other actions.
	NoSync, NoCallback, Closed bool
	// ErrorPrefix is what error names start with: "DynamoDB". It is empty where
	// nobody saw one; it need not be that of the AWS SDK integration.
	ErrorPrefix string
	// Link leads to the page of the developer guide.
	Link string
}

// OptimizedAction is one action of an optimized integration.
type OptimizedAction struct {
	// Name is how Step Functions spells it: "runTask".
	Name string
	// Sync, Sync2 and Callback are the patterns that it has beside the plain
	// request.
	Sync, Sync2, Callback bool
	// SDK is the action of the AWS SDK that it makes, as SERVICE:ACTION, whose
	// members are its arguments; "" when all arguments are its own.
	SDK string
	// Required are the arguments without which AWS was seen to refuse a
	// definition, in the words "The field 'X' is required but was missing".
	Required []string
	// Only are the members of SDK that it takes, when it does not take all,
	// Without those that the developer guide says it does not take.
	Only, Without []string
	// Fields are arguments that the action of the SDK lacks, or whose values
	// are others here. Optional ones are no longer required.
	Fields []Field
	// Listed says that the developer guide lists all arguments, so that any
	// other is a mistake, however far from those that are there.
	Listed bool
	// Results are what it returns where that is not what SDK returns.
	Results []Result
	// Errors are names of errors that it raises beside those of SDK.
	Errors []string
}

// Field is an argument or a member of a result that no service model has.
type Field struct {
	Name     string
	Kind     Kind
	Required bool
	// Enum are all texts that are possible.
	Enum []string
	// As is a member of the arguments of SDK that has the shape of the field, or
	// a list of such.
	As string
	// Fields are the members of a structure, or of those in a list.
	Fields []Field
}

// Result is what an action returns with one of its patterns. With neither SDK nor
// Fields it is not known.
type Result struct {
	// Pattern is "" for the plain request.
	Pattern string
	// SDK is the action of the AWS SDK, as SERVICE:ACTION, whose result it is;
	// At are the members that lead to it in there.
	SDK string
	At  []string
	// Fields are members that are others, or all when there is no SDK.
	Fields []Field
}

// Patterns returns the patterns that the action has beside the plain request.
func (a *OptimizedAction) Patterns() []string {
	var out []string
	if a.Sync {
		out = append(out, SyncPattern)
	}
	if a.Sync2 {
		out = append(out, Sync2Pattern)
	}
	if a.Callback {
		out = append(out, CallbackPattern)
	}
	return out
}

// Result returns what is known of the result with a pattern beyond the action
// of the SDK, or nil.
func (a *OptimizedAction) Result(pattern string) *Result {
	for i := range a.Results {
		if a.Results[i].Pattern == pattern {
			return &a.Results[i]
		}
	}
	return nil
}

// OptimizedServices returns all services with optimized integrations, sorted by
// id. What it returns is shared: it must not be changed.
func OptimizedServices() []OptimizedService { return optimized }

// OptimizedNamed returns the service with an id, or nil if there is none.
func OptimizedNamed(id string) *OptimizedService {
	i, found := sort.Find(len(optimized), func(i int) int { return strings.Compare(id, optimized[i].ID) })
	if !found {
		return nil
	}
	return &optimized[i]
}

// Action returns the action with a name, or nil if there is none.
func (s *OptimizedService) Action(name string) *OptimizedAction {
	i, found := sort.Find(len(s.Actions), func(i int) int { return strings.Compare(name, s.Actions[i].Name) })
	if !found {
		return nil
	}
	return &s.Actions[i]
}

// Names returns the names of the actions, sorted.
func (s *OptimizedService) Names() []string {
	names := make([]string, len(s.Actions))
	for i := range s.Actions {
		names[i] = s.Actions[i].Name
	}
	return names
}

// OptimizedOf returns the optimized integrations that call an action of the AWS SDK,
// as SERVICE:ACTION.
func OptimizedOf(sdk string) []string {
	var out []string
	for i := range optimized {
		for j := range optimized[i].Actions {
			if a := &optimized[i].Actions[j]; a.SDK == sdk {
				out = append(out, optimized[i].ID+":"+a.Name)
			}
		}
	}
	return out
}
