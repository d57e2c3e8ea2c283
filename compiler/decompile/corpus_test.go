package decompile_test

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// TestCorpus imports every published definition, plain and folded, and holds
// the share of files with raw escapes and the size of the text to their bars.
func TestCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	executed := executedOnAWS(t)
	files, raw, executedFiles, executedRaw := 0, 0, 0, 0
	gait, json, samples, shares := 0, 0, 0, 0.0
	eachFile(t, dir, func(path string) {
		if !strings.HasSuffix(path, ".json") {
			return
		}
		files++
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))
		root, _ := asl.ReadJSON(source.New(name, string(data)))
		out, err := decompile.Import(root, decompile.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := decompile.Import(root, decompile.Options{Fold: true}); err != nil {
			t.Errorf("%s folded: %v", name, err)
		}
		if out.Raw > 0 {
			raw++
			t.Logf("%s: raw %s", name, strings.Join(out.RawPointers, " "))
		}
		if executed[strings.TrimSuffix(name, ".asl.json")] {
			executedFiles++
			if out.Raw > 0 {
				executedRaw++
			}
		}
		if strings.HasPrefix(name, "aws-samples+") {
			from, to := strings.Count(string(asl.Append(nil, root, asl.WriteOptions{})), "\n"), strings.Count(out.Text, "\n")
			gait += to
			json += from
			samples++
			shares += float64(to) / float64(from)
		}
	})
	t.Logf("%d files, %d with raw escapes; executed on AWS: %d, %d with raw escapes", files, raw, executedFiles, executedRaw)
	mean := 100 * shares / float64(samples)
	t.Logf("aws-samples: %.1f %% of the JSON's lines on average; %d of %d lines, %.1f %%", mean, gait, json, 100*float64(gait)/float64(json))
	if executedRaw*50 > executedFiles {
		t.Errorf("%d of %d files that AWS executed have raw escapes, expected at most 2 %%", executedRaw, executedFiles)
	}
	if gait*100 > json*42 {
		t.Errorf("%d lines of Gait for %d of JSON, expected at most 42 %%", gait, json)
	}
	if mean > 42 {
		t.Errorf("%.1f %% of the JSON's lines on average, expected at most 42 %%", mean)
	}
}

// TestInvalid imports every definition of the corpus that was refused by
// someone and has States.
func TestInvalid(t *testing.T) {
	imported := 0
	eachFile(t, testshared.Dir(t, "corpus/invalid"), func(path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file := source.New(filepath.Base(path), string(data))
		var root *asl.Node
		var diags []diag.Diagnostic
		if strings.HasSuffix(path, ".json") {
			root, diags = asl.ReadJSON(file)
		} else {
			var documents []*asl.Node
			if documents, diags = asl.ReadYAML(file); len(documents) > 0 {
				root = documents[0]
			}
		}
		if !root.Is(asl.Object) || !root.Get("States").Is(asl.Object) {
			return
		}
		if diag.HasErrors(diags) {
			t.Logf("%s: %s", file.Path, diags[0].Message)
		}
		imported++
		if _, err := decompile.Import(root, decompile.Options{}); err != nil {
			t.Errorf("%s: %v", file.Path, err)
		}
	})
	t.Logf("%d files", imported)
	if imported == 0 {
		t.Error("no file was imported")
	}
}

func eachFile(t *testing.T, dir string, f func(path string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			f(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// executedOnAWS returns the ids of the definitions that ran on AWS.
func executedOnAWS(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open(testshared.Dir(t, "corpus/definitions.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ids := map[string]bool{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) > 5 && strings.HasPrefix(fields[5], "executed on AWS") {
			ids[fields[0]] = true
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return ids
}
