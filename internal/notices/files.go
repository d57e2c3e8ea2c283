package main

import (
	"fmt"
	"strings"
)

const noticeHead = `Gait
Copyright 2026 The Gait authors

Licensed under the Apache License, Version 2.0 (see LICENSE).

Released binaries contain the following software. The full texts of its
licences are in THIRD_PARTY_NOTICES.

`

// noticeTail names what is derived from others' work without being linked.
const noticeTail = `
The catalogue of AWS services (compiler/asl/catalog/catalog.bin) is derived from
the service models of github.com/aws/aws-sdk-go v1.55.8 and from the modules
github.com/aws/aws-sdk-go-v2/service/*, licensed under the Apache License,
Version 2.0, with this notice:

  AWS SDK for Go
  Copyright 2015 Amazon.com, Inc. or its affiliates. All Rights Reserved.
  Copyright 2014-2015 Stripe, Inc.

and from the packages @aws-sdk/client-* of the AWS SDK for JavaScript, licensed
under the Apache License, Version 2.0:

  Copyright 2018-2024 Amazon.com, Inc. or its affiliates. All Rights Reserved.
`

const thirdPartyHead = `Released binaries of Gait contain the software listed here, each part under its
own licence. This file is generated: go run ./internal/notices
`

// files returns the texts of NOTICE and THIRD_PARTY_NOTICES.
func files(modules []module) map[string]string {
	var notice, full strings.Builder
	notice.WriteString(noticeHead)
	full.WriteString(thirdPartyHead)
	for _, m := range modules {
		name := strings.TrimSpace(m.path + " " + m.version)
		licences := strings.Join(m.licences, ", ")
		fmt.Fprintf(&notice, "  %s (%s)\n", name, licences)
		fmt.Fprintf(&full, "\n%s\n%s\nLicence: %s\n", strings.Repeat("=", 80), name, licences)
		for _, t := range m.texts {
			fmt.Fprintf(&full, "%s\n%s:\n\n%s", strings.Repeat("-", 80), t.name, t.body)
		}
	}
	notice.WriteString(noticeTail)
	return map[string]string{"NOTICE": notice.String(), "THIRD_PARTY_NOTICES": full.String()}
}
