package structure

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// ReaderConfig finds settings of an ItemReader that AWS refuses together.
var ReaderConfig = &rule.Rule{
	ID: "reader-config", Group: rule.Structure, Severity: diag.Error,
	Summary: "a ReaderConfig for CSV that does not say where the headers are, or one for JSON that does",
	Why: "For CSV, CSVHeaderLocation says whether the first row has the names of the columns or CSVHeaders does. Other " +
		"formats have no headers.",
	Instead: "add CSVHeaderLocation FIRST_ROW, or GIVEN with CSVHeaders; leave both out for other formats",
	Refused: true, Message: "SCHEMA_VALIDATION_FAILED: These fields are required: [CSVHeaders]",
	Fix:        rule.UnsafeFix,
	References: []string{"measured on AWS", "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": «"GIVEN"»}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id"]}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
	}, {
		Title: "CSV without headers",
		Bad:   distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": «"CSV"»}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
		Good:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
	}},
}

// ReaderConfigMix finds settings of an ItemReader that do not go together
// according to the documentation.
var ReaderConfigMix = &rule.Rule{
	ID: "reader-config-mix", Group: rule.Structure, Severity: diag.Warning,
	Summary: "settings of a ReaderConfig that do not go together",
	Why: "Some settings are for one format only, and have no effect beside another or make the Map state fail: " +
		"CSVDelimiter, CSVHeaders, ItemsPointer, ManifestType, Transformation.",
	Instead:    "remove the setting, or choose the format that it is for",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", «"CSVDelimiter"»: "TAB"}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
	}, {
		Title: "A manifest that says itself what is in it",
		Bad:   distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"ManifestType": "S3_INVENTORY", «"InputType"»: "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
		Good:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"ManifestType": "S3_INVENTORY"}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
	}},
}

// RepeatedHeader finds columns that have the same name.
var RepeatedHeader = &rule.Rule{
	ID: "repeated-header", Group: rule.Structure, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "two columns with one name in CSVHeaders",
	Why:        "The Map state fails with States.ItemReaderFailed, because each item is an object with the columns as its keys.",
	Instead:    "give each column a name of its own",
	References: []string{"recorded on AWS"},
	Examples: []rule.Example{{
		Bad:  distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", «"id"»]}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
		Good: distributed(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "name"]}, "Parameters": {"Bucket": "b", "Key": "k"}}`),
	}},
}

var readerConfig = &rule.Check{
	Rules: []*rule.Rule{ReaderConfig, ReaderConfigMix, RepeatedHeader},
	Object: func(p *rule.Pass, o *facts.Object) {
		if o.Owner != asl.OwnerReaderConfig {
			return
		}
		c := reader{p, o, o.Node.Member("InputType"), o.Node.Member("ManifestType")}
		if len(o.Node.Members) == 1 && facts.IsUnknown(o.Node) {
			return
		}
		c.headers()
		c.mixed()
		c.repeated()
	},
}

// reader is one ReaderConfig.
type reader struct {
	*rule.Pass
	*facts.Object
	input, manifest *asl.Member
}

// word returns the text of a setting; known is false when it is a placeholder
// or no text.
func word(m *asl.Member) (text string, known bool) {
	if m == nil {
		return "", true
	}
	if !facts.Known(m.Value, asl.String) {
		return "", false
	}
	return m.Value.Text, true
}

// headers judges what was measured of CSVHeaderLocation and CSVHeaders.
func (c *reader) headers() {
	format, known := word(c.input)
	if !known {
		return
	}
	location, given := c.Node.Member("CSVHeaderLocation"), c.Node.Member("CSVHeaders")
	where, knownWhere := word(location)
	switch {
	case format == "CSV" && location == nil && c.manifest == nil:
		c.ReportNode(ReaderConfig, c.input.Value, `"CSV" must have "CSVHeaderLocation": "FIRST_ROW" or "GIVEN" beside it`).
			Offer(`add "CSVHeaderLocation": "FIRST_ROW"`, false, c.Insert(c.input, "CSVHeaderLocation", `"FIRST_ROW"`)...)
	case format == "JSON" && location != nil:
		c.ReportKey(ReaderConfig, location, "a file of JSON has no headers").
			Relate(c.input.Value.At, "the format is here").
			Offer("remove it", false, c.Remove(c.Node, location)...)
	case knownWhere && where == "GIVEN" && given == nil:
		c.ReportNode(ReaderConfig, location.Value, `"GIVEN" must have "CSVHeaders" beside it`)
	}
}

// mixed judges what the documentation says of the rest.
func (c *reader) mixed() {
	format, known := word(c.input)
	manifest, knownManifest := word(c.manifest)
	where, knownWhere := word(c.Node.Member("CSVHeaderLocation"))
	api := readerAPI(c.Up.Get("Resource"))
	if !known || !knownManifest {
		return
	}
	tabular := format == "" || format == "CSV" || format == "MANIFEST"
	for i := range c.Node.Members {
		switch m := &c.Node.Members[i]; m.Key {
		case "CSVDelimiter":
			if !tabular {
				c.mix(m, "CSVDelimiter is for CSV and MANIFEST, not for %s", format)
			}
		case "CSVHeaderLocation":
			if !tabular && format != "JSON" {
				c.mix(m, "CSVHeaderLocation is for CSV, not for %s", format)
			}
		case "CSVHeaders":
			if knownWhere && where != "GIVEN" {
				c.mix(m, `CSVHeaders has an effect only with "CSVHeaderLocation": "GIVEN"`)
			}
		case "ItemsPointer":
			if format != "" && format != "JSON" {
				c.mix(m, "ItemsPointer is for JSON, not for %s", format)
			}
		case "Transformation":
			if text, ok := word(m); ok && text == "LOAD_AND_FLATTEN" && api == "s3:getObject" {
				c.mix(m, "LOAD_AND_FLATTEN reads the objects of a list and needs s3:listObjectsV2")
			} else if ok && text == "LOAD_AND_FLATTEN" && format == "" {
				c.mix(m, "LOAD_AND_FLATTEN needs InputType, the format of the objects")
			}
		case "InputType":
			if manifest == "S3_INVENTORY" {
				c.mix(m, "an S3 inventory says itself what its format is")
			}
		case "ManifestType":
			if manifest == "ATHENA_DATA" && !slices.Contains([]string{"CSV", "JSONL", "PARQUET"}, format) {
				c.mix(m, "ATHENA_DATA needs InputType CSV, JSONL or PARQUET")
			}
		}
	}
}

func (c *reader) mix(m *asl.Member, format string, args ...any) {
	f := c.ReportKey(ReaderConfigMix, m, format, args...)
	if c.input != nil && c.input != m {
		f.Relate(c.input.Value.At, "the format is here")
	}
}

// repeated judges the names of columns.
func (c *reader) repeated() {
	names := facts.Items(c.Get("CSVHeaders"))
	if !c.Enabled(RepeatedHeader) {
		return
	}
	first := make(map[string]*asl.Node, len(names))
	for _, n := range names {
		if !facts.Known(n, asl.String) {
			continue
		}
		if other := first[n.Text]; other != nil {
			c.ReportNode(RepeatedHeader, n, "two columns have the name %s", quote(n.Text)).Relate(other.At, "the first one is here")
			continue
		}
		first[n.Text] = n
	}
}
