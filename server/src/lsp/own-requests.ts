import type { Connection } from 'vscode-languageserver';
import { examplesIn } from '../examples-in.ts';
import { explain } from '../features/explain.ts';
import type { Core } from './core.ts';
import * as ours from './protocol.ts';
import { shownFiles } from './reports.ts';
import { nameOf, pathOf } from './uri.ts';

/** Answers the requests that only our own client makes. */
export function answerOwn(connection: Connection, core: Core, rescan: () => Promise<void>): void {
  connection.onRequest(
    ours.status,
    core.answer<{ uri: string }, ours.StatusResult | null>('status', null, params => {
      const name = nameOf(params.uri);
      core.flush();
      const file = core.analysis.get(name);
      const cluster = core.analysis.model(name)?.cluster;
      if (!file || !cluster) return null;
      return {
        language: file.language.id,
        cluster: {
          name: cluster.name,
          root: pathOf(cluster.root),
          because: cluster.because[core.lang],
          files: cluster.files.map(core.uri),
        },
        targets: Object.entries(file.target).map(([product, { version, from, because }]) => ({
          product,
          version,
          from,
          because: because[core.lang],
        })),
      };
    }),
  );

  connection.onRequest(
    ours.explain,
    core.answer<{ id: string }, { markdown: string } | null>('explain', null, ({ id }) => {
      const markdown = explain(String(id), core.lang, examplesIn(core.lang));
      return markdown === undefined ? null : { markdown };
    }),
  );

  connection.onRequest(
    ours.checkWorkspace,
    core.answer<null, ours.CheckResult | null>('check', null, async () => {
      await core.ready;
      await rescan();
      core.flush();
      const result = { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 };
      for (const name of shownFiles(core)) {
        result.files++;
        for (const { severity } of core.analysis.findings(name)) result[`${severity}s`]++;
      }
      return result;
    }),
  );
}
