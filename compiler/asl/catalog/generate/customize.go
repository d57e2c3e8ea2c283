package main

import (
	"fmt"
	"slices"
)

// customization is what the AWS SDK for Java 2 makes of a structure beyond its model
// (services/SERVICE/…/codegen-resources/customization.config, shapeModifiers).
type customization struct {
	service, structure string
	// inject are members that are added, as texts.
	inject []string
	// optional are members that need not be there, since others can be instead.
	optional []string
}

var copied = []string{"DestinationBucket", "DestinationKey", "SourceBucket", "SourceKey", "SourceVersionId"}

// customizations are those that matter for arguments.
var customizations = []customization{
	{"s3", "CopyObjectRequest", copied, []string{"Bucket", "CopySource", "Key"}},
	{"s3", "UploadPartCopyRequest", copied, []string{"Bucket", "CopySource", "Key"}},
	{"s3", "UploadPartRequest", []string{"SdkPartType"}, nil},
	{"rds", "CopyDBSnapshotMessage", []string{"SourceRegion"}, nil},
	{"rds", "CreateDBInstanceReadReplicaMessage", []string{"SourceRegion"}, nil},
	{"rds", "CopyDBClusterSnapshotMessage", []string{"SourceRegion"}, nil},
	{"rds", "CreateDBClusterMessage", []string{"SourceRegion"}, nil},
	{"rds", "StartDBInstanceAutomatedBackupsReplicationMessage", []string{"SourceRegion"}, nil},
	{"docdb", "CopyDBClusterSnapshotMessage", []string{"SourceRegion"}, nil},
	{"docdb", "CreateDBClusterMessage", []string{"SourceRegion"}, nil},
	{"neptune", "CopyDBClusterSnapshotMessage", []string{"SourceRegion"}, nil},
	{"neptune", "CreateDBClusterMessage", []string{"SourceRegion"}, nil},
}

// customize changes a model as the SDK does.
func (m *model) customize() error {
	const text = "+customized"
	for _, c := range customizations {
		if c.service != serviceKey(m) {
			continue
		}
		s, ok := m.Shapes[c.structure]
		if !ok {
			return fmt.Errorf("%s: there is no %s to customize", c.service, c.structure)
		}
		m.Shapes[text] = shape{Type: "string"}
		for _, name := range c.inject {
			if _, there := s.Members[name]; !there {
				s.Members[name] = ref{Shape: text}
			}
		}
		s.Required = slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool { return slices.Contains(c.optional, name) })
		m.Shapes[c.structure] = s
	}
	return nil
}
