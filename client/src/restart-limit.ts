import { type LogOutputChannel, l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** Restarts a server that ended by itself, quietly, but not one that ends again and again. */
export function restartLimit(restart: () => void, output: LogOutputChannel): ErrorHandler {
  const ends: number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed() {
      const now = Date.now();
      ends.push(now);
      while (now - ends[0]! > window3Minutes) ends.shift();
      if (ends.length < 5) return { action: CloseAction.Restart, handled: true };
      ends.length = 0;
      void offerRestart(restart, output);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

const window3Minutes = 3 * 60 * 1000;

async function offerRestart(restart: () => void, output: LogOutputChannel): Promise<void> {
  const again = l10n.t('Restart');
  const show = l10n.t('Show Output');
  const message = l10n.t('The QuorumLens server ended 5 times within 3 minutes and was not started again.');
  const choice = await window.showErrorMessage(message, again, show);
  if (choice === again) restart();
  if (choice === show) output.show();
}
