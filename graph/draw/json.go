package draw

import (
	"encoding/json"

	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/layout"
	"github.com/gait-lang/gait/graph/picture"
	"github.com/gait-lang/gait/lang/source"
)

// Document is a picture as JSON: all places are in pixels from the top left.
type Document struct {
	Name     string            `json:"name,omitempty"`
	Width    float64           `json:"width"`
	Height   float64           `json:"height"`
	Nodes    []DocumentNode    `json:"nodes"`
	Edges    []DocumentEdge    `json:"edges"`
	Problems []DocumentProblem `json:"problems,omitempty"`
}

// DocumentNode is a node at its place.
type DocumentNode struct {
	ID          string            `json:"id"`
	Kind        graph.NodeKind    `json:"kind"`
	Name        string            `json:"name,omitempty"`
	Type        string            `json:"type,omitempty"`
	Heading     string            `json:"heading,omitempty"`
	Retry       string            `json:"retry,omitempty"`
	Comment     string            `json:"comment,omitempty"`
	Parent      string            `json:"parent,omitempty"` // id of the node that it is inside of
	Branch      int               `json:"branch,omitempty"` // of the parent, from 0
	Target      string            `json:"target,omitempty"` // of a stub
	Unreachable bool              `json:"unreachable,omitempty"`
	Collapsed   bool              `json:"collapsed,omitempty"`
	Box         [4]float64        `json:"box"` // x, y, width, height
	Span        *DocumentSpan     `json:"span,omitempty"`
	Problems    []DocumentProblem `json:"problems,omitempty"`
}

// DocumentEdge is an edge at its place.
type DocumentEdge struct {
	From   string         `json:"from"`
	To     string         `json:"to"`
	Kind   graph.EdgeKind `json:"kind"`
	Label  string         `json:"label,omitempty"`
	Points [][2]float64   `json:"points"`
	Path   string         `json:"path"` // as the data of an SVG path
	Span   *DocumentSpan  `json:"span,omitempty"`
}

// DocumentSpan is a place in the source: lines and columns from 1, columns in
// code points.
type DocumentSpan struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// DocumentProblem is a diagnostic.
type DocumentProblem struct {
	Severity string `json:"severity"`
	Rule     string `json:"rule,omitempty"`
	Message  string `json:"message"`
}

// DocumentOf returns a picture as what [JSON] writes.
func DocumentOf(p *picture.Picture) *Document {
	d := &Document{Name: p.Graph.Name, Width: p.W, Height: p.H, Nodes: []DocumentNode{}, Edges: []DocumentEdge{}, Problems: problems(p.Graph.Problems)}
	for _, b := range p.Boxes {
		n := b.Node
		node := DocumentNode{
			ID: n.ID, Kind: n.Kind, Name: n.Name, Type: n.Type, Heading: n.Heading, Retry: n.Retry, Comment: n.Comment,
			Unreachable: n.Unreachable, Collapsed: n.Collapsed, Problems: problems(n.Problems),
			Box: [4]float64{b.X, b.Y, b.W, b.H}, Span: span(n.At.File, n.At.Span.Start),
		}
		if o := n.Scope.Owner; o != nil {
			node.Parent = o.ID
			for i, s := range o.Scopes {
				if s == n.Scope {
					node.Branch = i
				}
			}
		}
		if n.Target != nil {
			node.Target = n.Target.ID
		}
		d.Nodes = append(d.Nodes, node)
	}
	for _, l := range p.Lines {
		e := DocumentEdge{
			From: l.Edge.From.ID, To: l.Edge.To.ID, Kind: l.Edge.Kind, Label: l.Edge.Label,
			Points: points(l.Points), Path: Path(l, p.Right), Span: span(l.Edge.At.File, l.Edge.At.Span.Start),
		}
		d.Edges = append(d.Edges, e)
	}
	return d
}

// JSON writes a picture as [Document].
func JSON(p *picture.Picture) ([]byte, error) {
	out, err := json.MarshalIndent(DocumentOf(p), "", "  ")
	return append(out, '\n'), err
}

func points(list []layout.Point) [][2]float64 {
	out := make([][2]float64, len(list))
	for i, p := range list {
		out[i] = [2]float64{p.X, p.Y}
	}
	return out
}

func problems(list []graph.Problem) []DocumentProblem {
	var out []DocumentProblem
	for _, p := range list {
		out = append(out, DocumentProblem{p.Severity.String(), p.Rule, p.Message})
	}
	return out
}

func span(file *source.File, at int32) *DocumentSpan {
	if file == nil {
		return nil
	}
	p := file.Position(at)
	return &DocumentSpan{File: file.Path, Line: p.Line, Column: p.Column}
}
