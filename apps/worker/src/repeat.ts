/** Runs `work` again and again, each time `pauseMs` (of what it resolved to) after the last one ended. A failure is said once and tried again. */
export function repeat<Result>(
  name: string, pauseMs: (result: Result) => number, work: () => Promise<Result>, complain: (line: string) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  let failing = false;
  const running = (async () => {
    while (!stopped) {
      let pause = 1_000;
      try {
        pause = pauseMs(await work());
        failing = false;
      } catch (error) {
        // A database that restarts fails every round: one line is enough until it works again.
        if (!failing) complain(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        failing = true;
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
