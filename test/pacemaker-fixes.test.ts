import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalysis } from '../server/src/analysis.ts';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { parseScenario } from './scenario.ts';

/** A fix of a rule about Pacemaker or about several files clears the finding that it is offered for. */
for (const rule of rules.filter(r => /^(cib|cluster)\//.test(r.id))) {
  for (const [n, example] of rule.examples.bad.entries()) {
    const files = new Map(parseScenario(example).files.map(f => [f.name, f.text]));
    const findings = findingsOf(files).filter(f => f.rule === rule.id && f.fixes);
    for (const finding of findings) {
      for (const fix of finding.fixes ?? []) {
        test(`${rule.id}, example ${n + 1}: ${fix.title.en}`, () => {
          const fixed = new Map(files);
          for (const [name, text] of files) {
            fixed.set(
              name,
              applyEdits(
                text,
                fix.edits.filter(e => e.file === name),
              ),
            );
          }
          const left = findingsOf(fixed).filter(f => f.rule === rule.id && f.message.en === finding.message.en);
          assert.deepEqual(
            left.map(f => f.message.en),
            [],
          );
        });
      }
    }
  }
}

function findingsOf(files: ReadonlyMap<string, string>) {
  const analysis = createAnalysis();
  for (const [name, text] of files) analysis.set(name, text);
  return [...files.keys()].flatMap(name => analysis.findings(name));
}
