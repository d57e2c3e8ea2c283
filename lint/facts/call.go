package facts

import "github.com/gait-lang/gait/compiler/asl/catalog"

// Call returns what the catalogue knows of the action that the resource calls,
// nil when it is no integration or its action is not known. An error says that
// the data of the catalogue is damaged.
func (r *Resource) Call() (*catalog.Call, error) {
	if r.Kind != SDKResource && r.Kind != OptimizedResource || r.Action == "" {
		return nil, nil
	}
	all, err := catalog.Default()
	if err != nil {
		return nil, err
	}
	if r.Kind == OptimizedResource {
		return all.OptimizedCall(r.Service, r.Action)
	}
	return all.SDKCall(r.Service, r.Action)
}
