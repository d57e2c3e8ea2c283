package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
)

// callNamed returns what is known of a call, by SERVICE:ACTION or by the resource of
// a task, with a pattern or without. An optimized integration comes before the call
// of the AWS SDK, unless the name says that this is meant.
func callNamed(name string) (*catalog.Call, error) {
	all, err := catalog.Default()
	if err != nil {
		return nil, err
	}
	inner, arn := cutResource(name)
	inner, sdk := strings.CutPrefix(inner, catalog.SDKPrefix)
	id, action, _ := strings.Cut(inner, ":")
	action, pattern := action, ""
	if i := strings.IndexByte(action, '.'); i >= 0 {
		action, pattern = action[:i], action[i:]
	}
	var call *catalog.Call
	if !sdk {
		if call, err = all.OptimizedCall(id, action); err != nil {
			return nil, err
		}
	}
	if call == nil {
		if call, err = sdkCallNamed(all, id, action, arn && !sdk); err != nil {
			return nil, err
		}
	}
	if has := call.Patterns(); pattern != "" && !slices.Contains(has, pattern) {
		if len(has) == 0 {
			return nil, fmt.Errorf("%s:%s has no pattern %q: it answers requests only", id, action, pattern)
		}
		return nil, fmt.Errorf("%s:%s has no pattern %q, only %s", id, action, pattern, diag.Quoted(has))
	}
	return call, nil
}

// cutResource returns what of a resource names the integration, and whether the rest
// was there.
func cutResource(name string) (string, bool) {
	if rest, ok := strings.CutPrefix(name, "arn:"); ok {
		if _, inner, ok := strings.Cut(rest, ":states:::"); ok {
			return inner, true
		}
	}
	return name, false
}

// sdkCallNamed returns a call of the AWS SDK. That only is set means that an optimized
// integration was asked for, and is not there.
func sdkCallNamed(all *catalog.Catalog, id, action string, only bool) (*catalog.Call, error) {
	optimized := catalog.OptimizedNamed(id)
	service, err := all.Service(id)
	if err != nil {
		return nil, err
	}
	if service == nil && optimized == nil {
		return nil, noService(all, id)
	}
	var names []string
	if optimized != nil {
		names = optimized.Names()
	}
	if service != nil {
		call, err := all.SDKCall(id, action)
		if err != nil {
			return nil, err
		}
		switch {
		case call != nil && !only:
			return call, nil
		case call != nil:
			return nil, fmt.Errorf("%s:%s is no optimized integration, only %q is there", id, action, catalog.SDKPrefix+id+":"+action)
		}
		more, err := service.Actions()
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	if near := diag.Nearest(action, names); near != "" {
		return nil, fmt.Errorf("%s has no action %q, did you mean %q?", id, action, near)
	}
	return nil, fmt.Errorf(`%s has no action %q; "gait services %s" lists all`, id, action, id)
}
