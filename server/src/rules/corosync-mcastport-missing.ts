import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/mcastport-missing',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'An interface of Corosync 1 has no mcastport.',
      why: 'Corosync 1 has no default for it and does not start ("No multicast port specified"). Later releases take 5405.',
      fix: 'Write mcastport: 5405.',
    },
    ja: {
      what: 'Corosync 1 の interface に mcastport がありません。',
      why: 'Corosync 1 にはデフォルトがないため起動しません（"No multicast port specified"）。以降の版では 5405 になります。',
      fix: 'mcastport: 5405 を書きます。',
    },
  },
  check(model, report) {
    if (corosyncGeneration(model.version) !== 1 || model.facts.incomplete) return;
    for (const { values, unknown, at } of model.facts.interfaces) {
      if (unknown.has('mcastport') || Number(values.get('mcastport')?.value ?? 0) !== 0) continue;
      report(
        at,
        {
          en: 'interface has no mcastport, which Corosync 1 requires',
          ja: 'interface に mcastport がありません（Corosync 1 では必須です）',
        },
        { refusedBy: ['corosync'] },
      );
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	interface {
 ^^^^^^^^^ interface has no mcastport, which Corosync 1 requires
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
}
`,
    ],
  },
});
