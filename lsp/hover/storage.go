package hover

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lsp/place"
)

// Readers and writers of Map states call Amazon S3 in a way of their own: they
// have few of its arguments, and others beside.

// storage returns the kind of object that a reader or writer at the place is, and
// its action, or "".
func (f *finder) storage(c *call) (owner asl.Owner, action string) {
	p := f.place
	switch {
	case c.Kind != facts.OptimizedResource || c.Service != "s3":
		return "", ""
	case p.ASL != nil:
		owner = p.ASL.Owner
	case p.Keyword == "reader" || p.Block() == place.ResourceBlock && p.Owner().Keyword == "reader":
		owner = asl.OwnerItemReader
	case p.Keyword == "writer" || p.Block() == place.ResourceBlock && p.Owner().Keyword == "writer":
		owner = asl.OwnerResultWriter
	}
	if owner != asl.OwnerItemReader && owner != asl.OwnerResultWriter {
		return "", ""
	}
	return owner, c.Action
}

var storageActions = map[asl.Owner]map[string]string{
	asl.OwnerItemReader: {
		"getObject":     "The items are in one file, in the format that ReaderConfig names.",
		"listObjectsV2": "The items are the objects of a bucket, or those whose names have a prefix.",
	},
	asl.OwnerResultWriter: {"putObject": "The results are written to objects of a bucket."},
}

func (f *finder) storageResource(c *call, owner asl.Owner, text string) {
	f.title("", code(text), " · Resource of %s", string(owner))
	sentence := storageActions[owner][c.Action]
	if sentence == "" {
		f.sentence(asl.FieldOf(owner, "Resource").Doc)
		return
	}
	f.sentence(sentence)
	f.storageItem(owner)
}

// storageItem says how the arguments are called.
func (f *finder) storageItem(owner asl.Owner) {
	if owner == asl.OwnerItemReader {
		f.item("arguments: %s, and %s of a file or %s of a listing", code("Bucket"), code("Key"), code("Prefix"))
	} else {
		f.item("arguments: %s, %s", code("Bucket"), code("Prefix"))
	}
}

var storageArguments = map[asl.Owner]map[string]string{
	asl.OwnerItemReader: {
		"Bucket": "The bucket that the items are read from.",
		"Key":    "The key of the file with the items; for s3:getObject.",
		"Prefix": "What the keys of the objects begin with that are the items; for s3:listObjectsV2.",
	},
	asl.OwnerResultWriter: {
		"Bucket": "The bucket that the results are written to.",
		"Prefix": "What the keys of the written objects begin with.",
	},
}

// storageArgument is at an argument of a reader or writer.
func (f *finder) storageArgument(owner asl.Owner, name string) bool {
	sentence := storageArguments[owner][name]
	if sentence == "" {
		return false
	}
	f.title("", code(name), " · argument of %s", string(owner))
	f.sentence(sentence)
	return true
}
