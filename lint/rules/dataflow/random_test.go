package dataflow_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAbsentFieldsOfRandomMachines runs machines of Pass, Task and Choice states
// along random ways with random data: a read that is reported finds nothing
// whenever it is made; one that is said to fail after a catcher fails at least
// once.
func TestAbsentFieldsOfRandomMachines(t *testing.T) {
	counts := map[string]int{}
	for seed := range uint64(1500) {
		r := &runner{Rand: rand.New(rand.NewPCG(seed, 2)), there: map[string]bool{}, failed: map[string]bool{}}
		r.make()
		text, err := json.MarshalIndent(map[string]any{"StartAt": "S0", "States": r.states}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		for range 150 {
			r.run()
		}
		for _, d := range findings(t, "m.asl.json", string(text)) {
			counts[d.Rule]++
			switch {
			case d.Rule == "catch-replaces-input":
				// Where another read of the state fails too, this one may not come to pass.
				state := strings.Split(d.Pointer, "/")[2]
				if !r.failed[d.Pointer] && r.entered[state] > 20 && !r.otherFails(state, d.Pointer) {
					counts["not seen"]++
					t.Logf("seed %d: %s %s\n%s", seed, d.Pointer, d.Message, text)
				}
			case r.there[d.Pointer]:
				t.Fatalf("seed %d: %s %s: %s\n%s", seed, d.Rule, d.Pointer, d.Message, text)
			case r.failed[d.Pointer]:
				counts["seen to fail"]++
			}
		}
	}
	t.Log(counts)
	if counts["discarded-field"] < 150 || counts["catch-replaces-input"] < 100 || counts["lambda-payload"] < 50 || counts["seen to fail"] < 300 || counts["not seen"] > 0 {
		t.Errorf("too few of a kind, or catchers that do no harm: %v", counts)
	}
}

// runner makes a machine and runs it.
type runner struct {
	*rand.Rand
	states        map[string]map[string]any
	there, failed map[string]bool // reads that found something, or nothing, by their pointers
	entered       map[string]int
}

func (r *runner) name() string { return string("abcd"[r.IntN(4)]) }

func (r *runner) path() string {
	p := "$"
	for range r.IntN(3) {
		p += "." + r.name()
	}
	return p
}

// template makes a payload template; of fields, none has a template in it.
func (r *runner) template(evaluated bool) map[string]any {
	o := map[string]any{}
	for range 1 + r.IntN(3) {
		switch name := r.name(); {
		case evaluated && r.IntN(2) == 0:
			delete(o, name)
			o[name+".$"] = r.path()
		case o[name+".$"] != nil:
		case r.IntN(2) == 0:
			o[name] = 1
		default:
			o[name] = map[string]any{r.name(): 1}
		}
	}
	return o
}

func (r *runner) make() {
	r.states, r.entered = map[string]map[string]any{}, map[string]int{}
	n := 3 + r.IntN(5)
	for i := range n {
		s := map[string]any{}
		next := func() string { return fmt.Sprintf("S%d", min(i+1+r.IntN(2), n)) }
		maybe := func(field string, value any) {
			if r.IntN(4) == 0 {
				s[field] = value
			}
		}
		if r.IntN(5) == 0 {
			s["Type"], s["Default"] = "Choice", next()
			s["Choices"] = []any{map[string]any{"Variable": "$", "IsNull": true, "Next": fmt.Sprintf("S%d", r.IntN(n))}}
			r.states[fmt.Sprintf("S%d", i)] = s
			continue
		}
		s["Type"], s["Next"] = "Pass", next()
		maybe("InputPath", r.path())
		maybe("Parameters", r.template(true))
		maybe("OutputPath", r.path())
		switch r.IntN(4) {
		case 0:
			s["ResultPath"] = nil
		case 1:
			s["ResultPath"] = "$." + r.name()
		}
		if r.IntN(2) == 0 {
			s["Type"], s["Resource"] = "Task", "arn:aws:states:::lambda:invoke"
			if r.IntN(2) == 0 {
				s["Resource"] = "arn:aws:lambda:us-east-1:123456789012:function:f"
			}
			maybe("ResultSelector", r.template(true))
			c := map[string]any{"ErrorEquals": []string{"States.ALL"}, "Next": next()}
			if r.IntN(2) == 0 {
				c["ResultPath"] = "$." + r.name()
			}
			s["Catch"] = []any{c}
		} else {
			maybe("Result", r.template(false))
		}
		r.states[fmt.Sprintf("S%d", i)] = s
	}
	r.states[fmt.Sprintf("S%d", n)] = map[string]any{"Type": "Succeed"}
}

// data is what a function or a caller gives.
func (r *runner) data(depth int) any {
	if depth == 3 || r.IntN(4) == 0 {
		return 1
	}
	o := map[string]any{}
	for range r.IntN(5) {
		o[r.name()] = r.data(depth + 1)
	}
	return o
}

// stop ends a run whose path finds nothing.
type stop struct{}

func (r *runner) read(path, pointer string, v any) any {
	for _, name := range strings.Split(path, ".")[1:] {
		o, _ := v.(map[string]any)
		inner, ok := o[name]
		if !ok {
			r.failed[pointer] = true
			panic(stop{})
		}
		v = inner
	}
	r.there[pointer] = true
	return v
}

func (r *runner) field(s map[string]any, pointer, field string, v any) any {
	if path, ok := s[field].(string); ok {
		return r.read(path, pointer+"/"+field, v)
	}
	return v
}

func (r *runner) fill(s map[string]any, pointer, field string, v any) any {
	template, ok := s[field].(map[string]any)
	if !ok {
		return v
	}
	o := map[string]any{}
	for key, value := range template {
		if name, ok := strings.CutSuffix(key, ".$"); ok {
			o[name] = r.read(value.(string), pointer+"/"+field+"/"+key, v)
		} else {
			o[key] = value
		}
	}
	return o
}

func place(o map[string]any, raw, result any) any {
	path, ok := o["ResultPath"]
	switch {
	case !ok:
		return result
	case path == nil:
		return raw
	}
	object, ok := raw.(map[string]any)
	if !ok {
		panic(stop{})
	}
	object = maps.Clone(object)
	object[strings.TrimPrefix(path.(string), "$.")] = result
	return object
}

func (r *runner) otherFails(state, pointer string) bool {
	for other := range r.failed {
		if other != pointer && strings.HasPrefix(other, "/States/"+state+"/") {
			return true
		}
	}
	return false
}

func (r *runner) run() {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(stop); !ok {
				panic(p)
			}
		}
	}()
	data := r.data(0)
	at := "S0"
	for range 30 {
		s, pointer := r.states[at], "/States/"+at
		r.entered[at]++
		raw := data
		switch s["Type"] {
		case "Succeed":
			return
		case "Choice":
			at = s["Default"].(string)
			if r.IntN(2) == 0 {
				at = s["Choices"].([]any)[0].(map[string]any)["Next"].(string)
			}
			continue
		}
		v := r.fill(s, pointer, "Parameters", r.field(s, pointer, "InputPath", raw))
		if s["Type"] == "Task" {
			if r.IntN(3) == 0 {
				c := s["Catch"].([]any)[0].(map[string]any)
				data = place(c, raw, map[string]any{"Error": "E", "Cause": "C"})
				at = c["Next"].(string)
				continue
			}
			v = r.data(0)
			if s["Resource"] == "arn:aws:states:::lambda:invoke" {
				v = map[string]any{"Payload": v, "StatusCode": 200}
			}
		} else if result, ok := s["Result"]; ok {
			v = result
		}
		v = place(s, raw, r.fill(s, pointer, "ResultSelector", v))
		data = r.field(s, pointer, "OutputPath", v)
		at = s["Next"].(string)
	}
}
