package workspace

import (
	"path/filepath"
	"strings"

	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
)

// Kind says what a file is.
type Kind uint8

// The kinds of files.
const (
	// Other files are not known to hold a definition: JSON or YAML in which
	// there may be one.
	Other Kind = iota
	Gait
	// ASL is a definition in JSON or YAML by its name.
	ASL
	// Config is a gait.yaml.
	Config
)

// kindOf tells what a file is by its name, or else by the language that the client
// names.
func kindOf(path, language string) Kind {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case lint.IsGait(path):
		return Gait
	case name == config.FileName:
		return Config
	case IsASL(name):
		return ASL
	case language == "gait":
		return Gait
	case strings.HasPrefix(language, "asl"):
		return ASL
	}
	return Other
}

// IsASL reports whether a name is that of a definition in JSON or YAML.
func IsASL(name string) bool {
	name = strings.ToLower(name)
	for _, ext := range []string{".asl.json", ".asl.yaml", ".asl.yml", ".asl"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}
