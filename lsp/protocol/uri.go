package protocol

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// Path returns the path of the file that a URI names, and whether it names one.
func (u URI) Path() (string, bool) {
	parsed, err := url.Parse(string(u))
	if err != nil || parsed.Scheme != "file" || parsed.Path == "" {
		return "", false
	}
	path := parsed.Path
	if runtime.GOOS == "windows" {
		switch {
		case parsed.Host != "":
			path = "//" + parsed.Host + path
		case len(path) > 2 && path[0] == '/' && path[2] == ':':
			path = strings.ToUpper(path[1:2]) + path[2:]
		}
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}

// FileURI returns the URI of a file with an absolute path.
func FileURI(path string) URI {
	path = filepath.ToSlash(path)
	host := ""
	switch {
	case strings.HasPrefix(path, "//"):
		host, path, _ = strings.Cut(path[2:], "/")
		path = "/" + path
	case !strings.HasPrefix(path, "/"):
		path = "/" + path
	}
	return URI((&url.URL{Scheme: "file", Host: host, Path: path}).String())
}
