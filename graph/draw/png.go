package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/graph/picture"
)

// MostPixels is how many pixels a PNG may have: they take 256 MB while it is made.
const MostPixels = 64 << 20

// PNG paints a picture with that many pixels for each of its own. It has the
// letters of Liberation Sans: others are boxes. The error says that it would
// have more than [MostPixels].
func PNG(p *picture.Picture, theme Theme, scale float64, marks Marks) ([]byte, error) {
	w, h := math.Ceil(p.W*scale), math.Ceil(p.H*scale)
	if w*h > MostPixels {
		return nil, fmt.Errorf("the picture would have %.0f × %.0f pixels: use svg, or collapse states", w, h)
	}
	colors := light
	if theme == Dark {
		colors = dark
	}
	s := newRaster(int(w), int(h), scale, colors)
	s.rect("page", picture.Rect{W: p.W, H: p.H}, 0)
	paint(p, s, marks)
	var out bytes.Buffer
	err := png.Encode(&out, s.image)
	return out.Bytes(), err
}

var letters = sync.OnceValue(func() *opentype.Font {
	f, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		panic("draw: the font is not read: " + err.Error())
	}
	return f
})

// raster is a surface of pixels.
type raster struct {
	image  *image.RGBA
	scale  float64
	colors palette
	looks  map[string]look
	filler *rasterx.Filler
	dasher *rasterx.Dasher
	faces  map[float64]font.Face
}

func newRaster(w, h int, scale float64, colors palette) *raster {
	s := &raster{
		image: image.NewRGBA(image.Rect(0, 0, w, h)), scale: scale, colors: colors,
		looks: map[string]look{}, faces: map[float64]font.Face{},
	}
	for _, l := range looks {
		s.looks[l.class] = l
	}
	scanner := rasterx.NewScannerGV(w, h, s.image, s.image.Bounds())
	s.filler = rasterx.NewFiller(w, h, scanner)
	s.dasher = rasterx.NewDasher(w, h, scanner)
	return s
}

func (s *raster) color(name string) color.Color {
	var c color.RGBA
	c.A = 255
	_, _ = fmt.Sscanf(s.colors[name], "#%02x%02x%02x", &c.R, &c.G, &c.B) // colours are our own
	return c
}

// fill paints a path, that has the scale of the image, as its class wants.
func (s *raster) fill(class string, p rasterx.Path) {
	l := s.looks[class]
	if l.fill != "" {
		p.AddTo(s.filler)
		s.filler.SetColor(s.color(l.fill))
		s.filler.Draw()
		s.filler.Clear()
	}
	if l.stroke != "" {
		var dashes []float64
		if l.dashed {
			dashes = []float64{dash[0] * s.scale, dash[1] * s.scale}
		}
		end := rasterx.CapFunc(rasterx.ButtCap)
		if strings.HasPrefix(class, "icon-") {
			end = rasterx.RoundCap
		}
		s.dasher.SetStroke(fixed.Int26_6(l.width*s.scale*64), 4*64, end, end, rasterx.RoundGap, rasterx.Round, dashes, 0)
		p.AddTo(s.dasher)
		s.dasher.SetColor(s.color(l.stroke))
		s.dasher.Draw()
		s.dasher.Clear()
	}
}

func (s *raster) rect(class string, r picture.Rect, radius float64) {
	var p rasterx.Path
	k := s.scale
	radius = min(radius, r.W/2, r.H/2)
	if radius == 0 {
		rasterx.AddRect(r.X*k, r.Y*k, (r.X+r.W)*k, (r.Y+r.H)*k, 0, &p)
	} else {
		rasterx.AddRoundRect(r.X*k, r.Y*k, (r.X+r.W)*k, (r.Y+r.H)*k, radius*k, radius*k, 0, rasterx.RoundGap, &p)
	}
	s.fill(class, p)
}

func (s *raster) circle(class string, x, y, r float64) {
	var p rasterx.Path
	rasterx.AddCircle(x*s.scale, y*s.scale, r*s.scale, &p)
	s.fill(class, p)
}

// path reads the data of our own paths, which know no more than M, L, C and Z
// with places that count from the origin.
func (s *raster) path(class, data string, x, y float64) {
	var p rasterx.Path
	var numbers []float64
	point := func(i int) fixed.Point26_6 {
		return rasterx.ToFixedP((numbers[i]+x)*s.scale, (numbers[i+1]+y)*s.scale)
	}
	for data != "" {
		command := data[0]
		end := strings.IndexAny(data[1:], "MLCZ") + 1
		if end == 0 {
			end = len(data)
		}
		numbers = numbers[:0]
		for _, f := range strings.Fields(data[1:end]) {
			n, _ := strconv.ParseFloat(f, 64)
			numbers = append(numbers, n)
		}
		switch data = data[end:]; command {
		case 'M':
			p.Start(point(0))
		case 'L':
			p.Line(point(0))
		case 'C':
			p.CubeBezier(point(0), point(2), point(4))
		case 'Z':
			p.Stop(true)
		}
	}
	s.fill(class, p)
}

func (s *raster) text(class string, x, y float64, text string, size float64, at anchor) {
	d := font.Drawer{Dst: s.image, Src: image.NewUniform(s.color(s.looks[class].fill)), Face: s.face(size)}
	switch at {
	case atMiddle:
		x -= picture.Width(text, size) / 2
	case atEnd:
		x -= picture.Width(text, size)
	}
	for _, r := range text { // one by one, as widths are measured: without kerning
		d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * s.scale * 64), Y: fixed.Int26_6(y * s.scale * 64)}
		d.DrawString(string(r))
		x += picture.Width(string(r), size)
	}
}

func (s *raster) face(size float64) font.Face {
	f := s.faces[size]
	if f == nil {
		var err error
		f, err = opentype.NewFace(letters(), &opentype.FaceOptions{Size: size * s.scale, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			panic("draw: the font has no face: " + err.Error())
		}
		s.faces[size] = f
	}
	return f
}

func (s *raster) node(*graph.Node) {}
func (s *raster) edge(*graph.Edge) {}
func (s *raster) end()             {}
