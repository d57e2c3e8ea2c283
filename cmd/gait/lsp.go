package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/gait-lang/gait/lsp/server"
)

type lspCommand struct {
	Stdio  bool     `help:"Serve over standard input and output. It is what happens without --listen, and here for editors that say so."`
	Listen string   `placeholder:"ADDRESS" help:"Serve everyone who connects to HOST:PORT, or to unix:PATH, and not standard input."`
	Remote bool     `help:"Let --listen take an address that other machines reach. Whoever reaches it can read the files that gait can read."`
	Log    flagPath `placeholder:"FILE" help:"Append to a file what goes wrong."`
}

// Help implements kong.HelpProvider.
func (*lspCommand) Help() string {
	return `Serves the Language Server Protocol 3.18 for Gait files, and for definitions of state machines in JSON and YAML. Editors start it; the file gait.yaml beside a file, or above it, configures the rules.

Visual Studio Code has the extension in editors/vscode. Other editors need the command "gait lsp", the language "gait" and the folder that holds gait.yaml or .git:

    Neovim 0.11     vim.lsp.config("gait", { cmd = { "gait", "lsp" }, filetypes = { "gait" },
                      root_markers = { "gait.yaml", ".git" } }); vim.lsp.enable("gait")
    Emacs, eglot    (add-to-list 'eglot-server-programs '(gait-mode . ("gait" "lsp")))
    Helix           [language-server.gait]
                    command = "gait"
                    args = ["lsp"]

The folder editors has what each needs besides, such as the kind of file.

Exit status: 0 when the client shut the server down before it left, 1 when it did not, 2 a wrong command line or an address that cannot be had.

Examples:

    gait lsp
    gait lsp --log /tmp/gait.log
    gait lsp --listen 127.0.0.1:7437
`
}

// Validate implements kong's hook.
func (c *lspCommand) Validate() error {
	switch {
	case c.Stdio && c.Listen != "":
		return errors.New("--stdio and --listen cannot be used together")
	case c.Remote && c.Listen == "":
		return errors.New("--remote is for --listen")
	case c.Listen == "" || c.Remote || strings.HasPrefix(c.Listen, "unix:"):
		return nil
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("--listen takes HOST:PORT or unix:PATH: %w", err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("--listen %s may be reached by other machines: 127.0.0.1 or [::1] is not, and --remote lets it", c.Listen)
	}
	return nil
}

// Run serves until the client leaves, or the process is told to end.
func (c *lspCommand) Run(s *session) error {
	if s.getenv("GOGC") == "" {
		// Unlike other commands it runs for days, and most of what it holds stays.
		debug.SetGCPercent(100)
	}
	options := server.Options{Version: versionText()}
	if c.Log != "" {
		f, err := os.OpenFile(string(c.Log), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		defer f.Close()
		options.Log = f
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if c.Listen != "" {
		return c.listen(ctx, s, options)
	}
	options.Local = true
	if server.Serve(ctx, stdio{s.stdin, s.stdout}, options) != 0 {
		return errFound
	}
	return nil
}

// listen serves every connection until ctx ends.
func (c *lspCommand) listen(ctx context.Context, s *session, options server.Options) error {
	network, address := "tcp", c.Listen
	if path, ok := strings.CutPrefix(address, "unix:"); ok {
		network, address = "unix", path
	}
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	context.AfterFunc(ctx, func() { _ = listener.Close() })
	fmt.Fprintf(s.stderr, "gait: listening on %s\n", listener.Addr())
	var clients sync.WaitGroup
	defer clients.Wait()
	for {
		conn, err := listener.Accept()
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		clients.Go(func() { server.Serve(ctx, conn, options) })
	}
}

// stdio is a connection over standard input and output.
type stdio struct {
	in  io.Reader
	out io.Writer
}

// Read implements io.Reader.
func (s stdio) Read(p []byte) (int, error) { return s.in.Read(p) }

// Write implements io.Writer.
func (s stdio) Write(p []byte) (int, error) { return s.out.Write(p) }

// Close implements io.Closer. A read of standard input that waits goes on; the
// process ends all the same.
func (s stdio) Close() error {
	if c, ok := s.in.(io.Closer); ok {
		_ = c.Close()
	}
	return nil
}
