package flow

import (
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/rule"
)

// IdleLoop finds loops in which nothing changes.
var IdleLoop = &rule.Rule{
	ID: "idle-loop", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a loop of Pass and Choice states that change nothing",
	Why: "Every round decides on the same values and so goes the same way: " +
		"whoever goes round once goes round until the history is full, after 25,000 events, within seconds.",
	Instead:    "count the rounds in a variable, do work in the loop, or wait in it for something from outside to be read anew",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Ready?",
  "States": {
    "Ready?": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "Done"}],
      "Default": "Again"
    },
    "Again": {"Type": "Pass", "Next": «"Ready?"»},
    "Done": {"Type": "Succeed"}
  }
}`,
		Good: pollingLoop,
	}},
}

// LoopWithoutWait finds loops of tasks that do not wait.
var LoopWithoutWait = &rule.Rule{
	ID: "loop-without-wait", Group: rule.Flow, Severity: diag.Info,
	Summary: "a loop of tasks without a Wait state",
	Why: "A loop that polls should wait between the rounds: every round is billed and has its events, of which an execution " +
		"has 25,000. A loop that works through pages needs none.",
	Instead:    "add a Wait state to a loop that polls",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Look",
  "States": {
    "Look": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:look", "Next": "Ready?"},
    "Ready?": {
      "Type": "Choice",
      "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "Done"}],
      "Default": «"Look"»
    },
    "Done": {"Type": "Succeed"}
  }
}`,
		Good: pollingLoop,
	}},
}

// SelfTransition finds states that always go to themselves.
var SelfTransition = &rule.Rule{
	ID: "self-transition", Group: rule.Flow, Severity: diag.Warning,
	Summary:    "a state whose Next is the state itself",
	Why:        "It runs again whenever it succeeds, until it fails with an error that a catcher takes.",
	Instead:    "name the state that follows, or decide in a Choice state whether to go round again",
	References: []string{spec + "#transitions"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
      "Next": «"Work"»
    },
    "Done": {"Type": "Succeed"}
  }
}`,
		Good: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}`,
	}},
}

// EndlessRetry finds catchers that lead straight back.
var EndlessRetry = &rule.Rule{
	ID: "endless-retry", Group: rule.Flow, Severity: diag.Warning,
	Summary: "a catcher that leads straight back to the state that failed",
	Why: "While the error lasts the state is tried again without end and without a pause, " +
		"until the history of the execution is full.",
	Instead:    "use Retry, which counts and waits, and let the catcher lead on",
	References: []string{spec + "#errors", "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"},
	Examples: []rule.Example{{
		Bad: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Catch": [{"ErrorEquals": ["States.Timeout"], "ResultPath": "$.error", "Next": «"Work"»}],
      "End": true
    }
  }
}`,
		Good: `{
  "StartAt": "Work",
  "States": {
    "Work": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 5}],
      "End": true
    }
  }
}`,
	}},
}
