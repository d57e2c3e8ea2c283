// Package catalog knows the actions of AWS services as a Step Functions task
// calls them through arn:aws:states:::aws-sdk:SERVICE:ACTION: their members
// with types and bounds, errors, and whether repeating a call does harm.
//
// The data is derived from the service models of aws-sdk-go, the packages of the AWS
// SDK for JavaScript and modules of the AWS SDK for Go 2 by the program in the folder
// generate. It is one compressed block per service behind an index (format.go tells the
// layout); nothing is decoded before it is asked for, and then once. All methods may be
// called from several goroutines.
package catalog

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"
)

//go:generate go run ./generate

//go:embed catalog.bin
var embedded string

// Catalog is an opened data file.
type Catalog struct {
	// Source names what the data was derived from.
	Source string
	// Date is the day (YYYY-MM-DD) of the newest data, Older that of services
	// without a Release.
	Date, Older string

	data     string
	services []entry
	others   []string

	mu        sync.Mutex
	optimized map[string]*Call
}

// Info is what the index tells of a service without decoding its actions.
type Info struct {
	// ID is the service as it stands in a resource: "dynamodb".
	ID string
	// Prefix is what error names start with: "DynamoDb". It is the name of the
	// client in the AWS SDK for Java 2, derived from the model's service id.
	Prefix string
	// Release is the version of the package of the AWS SDK for JavaScript that
	// the data is from, or was completed by, or "Go " and that of the module of the
	// AWS SDK for Go 2; it is empty where there is none, so that the data is older.
	Release string
	// Recent says that Release is of the last months before the catalogue's Date:
	// an action that the data lacks does not exist, or is newer.
	Recent bool
	// APIVersion is the date that AWS gave this version of the API.
	APIVersion string
	// Actions counts the actions, Excluded those among them that Step
	// Functions does not offer.
	Actions, Excluded int
	// Listed says whether the service stands in AWS's list of SDK integrations
	// (docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html).
	Listed bool
}

type entry struct {
	Info
	uid     string // names the API in links
	block   block
	once    sync.Once
	service *Service
	err     error
}

var open = sync.OnceValues(func() (*Catalog, error) { return Open(embedded) })

// Default returns the catalogue that is built in.
func Default() (*Catalog, error) { return open() }

// Open reads the index of a data file. Blocks are checked when they are used.
func Open(data string) (*Catalog, error) {
	c, err := readIndex(data)
	if err != nil {
		return nil, fmt.Errorf("catalogue of services: %w", err)
	}
	return c, nil
}

// Services returns all services, sorted by id.
func (c *Catalog) Services() []Info {
	out := make([]Info, len(c.services))
	for i := range c.services {
		out[i] = c.services[i].Info
	}
	return out
}

// Exists reports whether there is a service with an id, be it one without data.
// Of services that came after [Catalog.Date] nothing is known.
func (c *Catalog) Exists(id string) bool {
	find := func(n int, at func(int) string) bool {
		_, found := sort.Find(n, func(i int) int { return strings.Compare(id, at(i)) })
		return found
	}
	return find(len(c.services), func(i int) string { return c.services[i].ID }) ||
		find(len(c.others), func(i int) string { return c.others[i] })
}

// Service returns the service with an id, or nil if there is none.
func (c *Catalog) Service(id string) (*Service, error) {
	i, found := sort.Find(len(c.services), func(i int) int { return strings.Compare(id, c.services[i].ID) })
	if !found {
		return nil, nil
	}
	e := &c.services[i]
	e.once.Do(func() {
		raw, err := e.block.inflate(c.data)
		if err == nil {
			e.service, err = newService(e.Info, e.uid, raw)
		}
		if err != nil {
			e.err = fmt.Errorf("catalogue of services: %s: %w", e.ID, err)
		}
	})
	return e.service, e.err
}

// Action returns an action of a service, or nil if there is none.
func (c *Catalog) Action(service, action string) (*Action, error) {
	s, err := c.Service(service)
	if s == nil || err != nil {
		return nil, err
	}
	return s.Action(action)
}
