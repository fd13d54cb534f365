// Command validator is a consensus node of Kaia with the settings that its command line doesn't offer.
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"

	"github.com/kaiachain/kaia/api/debug"
	"github.com/kaiachain/kaia/cmd/utils"
	"github.com/kaiachain/kaia/cmd/utils/nodecmd"
	"github.com/kaiachain/kaia/consensus/istanbul"
	"github.com/urfave/cli/v2"
)

const (
	roundTimeoutVariable  = "JIAOZI_ROUND_TIMEOUT_MS"
	shortestRoundTimeout  = 500
	longestRoundTimeout   = 60_000
	exitCodeOfBadSettings = 2
	tiedVariable          = "JIAOZI_TIED_TO_STDIN"
	followerVariable      = "JIAOZI_FOLLOWS"
)

func main() {
	if err := setRoundTimeout(os.Getenv(roundTimeoutVariable)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitCodeOfBadSettings)
	}
	if os.Getenv(tiedVariable) != "" {
		go stopWithStarter()
	}
	if err := newApp().Run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func newApp() *cli.App {
	utils.NodeTypeFlag.Value = nodeType()
	app := utils.NewApp("", "A validator of the permissioned network")
	app.Action = nodecmd.RunKaiaNode
	app.HideVersion = true
	app.Commands = []*cli.Command{nodecmd.InitCommand, nodecmd.VersionCommand}
	app.Flags = utils.KcnAppFlags()
	app.CommandNotFound = nodecmd.CommandNotExist
	app.OnUsageError = nodecmd.OnUsageError
	app.Before = nodecmd.BeforeRunNode
	app.After = func(*cli.Context) error {
		debug.Exit()
		return nil
	}
	return app
}

// Validators are peered with by the keys that the chain admitted; what follows them is a proxy node to the engine.
func nodeType() string {
	if os.Getenv(followerVariable) != "" {
		return "pn"
	}
	return "cn"
}

// The engine's only other way to set how long a round waits for its proposer is a vote of the validators, which a
// restarted process forgets.
func setRoundTimeout(text string) error {
	if text == "" {
		return nil
	}
	milliseconds, err := strconv.ParseUint(text, 10, 32)
	if err != nil || milliseconds < shortestRoundTimeout || milliseconds > longestRoundTimeout {
		return fmt.Errorf("%s is %q; it takes %d to %d",
			roundTimeoutVariable, text, shortestRoundTimeout, longestRoundTimeout)
	}
	istanbul.DefaultConfig.Timeout = milliseconds
	return nil
}

// The starter holds the other end of standard input: it closes however the starter ended, and no node is left behind.
func stopWithStarter() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
}
