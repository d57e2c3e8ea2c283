package main

import (
	"github.com/gait-lang/gait/compiler/asl/catalog"
)

// readVerbs are first words of operations that change nothing.
var readVerbs = map[string]bool{
	"Check": true, "Compare": true, "Describe": true, "Detect": true, "Discover": true, "Download": true,
	"Estimate": true, "Filter": true, "Find": true, "Get": true, "Head": true, "List": true,
	"Lookup": true, "Preview": true, "Query": true, "Retrieve": true, "Scan": true, "Search": true,
	"Select": true, "Simulate": true, "Translate": true, "Validate": true, "View": true,
}

// notReads are operations that do something although their verb is one of
// those above.
var notReads = map[string]bool{
	"cloudformation:DetectStackDrift":          true, // starts a job
	"cloudformation:DetectStackResourceDrift":  true,
	"cloudformation:DetectStackSetDrift":       true,
	"licensemanager:CheckInLicense":            true, // gives a licence back
	"sfn:GetActivityTask":                      true, // hands a task to one worker
	"storagegateway:RetrieveTapeArchive":       true, // moves a tape
	"storagegateway:RetrieveTapeRecoveryPoint": true,
	"tnb:ValidateSolFunctionPackageContent":    true, // takes the content on
	"tnb:ValidateSolNetworkPackageContent":     true,
}

// effectOf goes by the first word of an operation, without Batch.
func effectOf(service, operation string) catalog.Effect {
	w := words(operation)
	verb := w[0]
	if verb == "Batch" && len(w) > 1 {
		verb = w[1]
	}
	if readVerbs[verb] && !notReads[service+":"+operation] {
		return catalog.Read
	}
	return catalog.Write
}
