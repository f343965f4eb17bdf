import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { corosyncMembers } from '../cluster/corosync-members.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/rrp-mode-mismatch',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Corosync 1 or 2 has two rings, but rrp_mode is none.',
      why: 'corosync refuses more than one ring with rrp_mode none, which is the default ("too many configured interfaces for the rrp_mode setting none").',
      fix: 'Write rrp_mode: passive, or leave one ring.',
    },
    ja: {
      what: 'Corosync 1 または 2 でリングが 2 本ありますが、rrp_mode が none です。',
      why: 'rrp_mode が none（デフォルト）の場合、2 本以上のリングは corosync がエラーにします（"too many configured interfaces for the rrp_mode setting none"）。',
      fix: 'rrp_mode: passive を書くか、リングを 1 本にします。',
    },
  },
  check(model, report) {
    const generation = corosyncGeneration(model.version);
    const mode = model.get('totem.rrp_mode');
    if (generation === 3 || mode?.value !== 'none') return;
    const rings = new Map<number, Place>();
    if (generation === 2) {
      for (const node of corosyncMembers(model)) {
        for (const [ring, address] of node.addresses) if (!rings.has(ring)) rings.set(ring, address.at);
      }
    }
    for (const { link, values, unknown, at } of model.facts.interfaces) {
      if (generation === 2 && !values.has('bindnetaddr') && !unknown.has('bindnetaddr')) continue;
      if (!rings.has(link)) rings.set(link, at);
    }
    const second = [...rings.keys()].sort((a, b) => a - b)[1];
    const at = second === undefined ? undefined : rings.get(second);
    if (!at) return;
    report(
      at,
      {
        en: `there are ${rings.size} rings, but rrp_mode is none${mode.at ? '' : ' (the default)'}, which allows one`,
        ja: `リングが ${rings.size} 本ありますが、rrp_mode が none${mode.at ? ' ' : '（デフォルト）'}のため 1 本しか使えません`,
      },
      {
        refusedBy: ['corosync'],
        ...(mode.at ? { related: [{ ...mode.at, message: { en: 'rrp_mode', ja: 'rrp_mode' } }] } : {}),
      },
    );
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
	interface {
 ^^^^^^^^^ there are 2 rings, but rrp_mode is none (the default), which allows one
		ringnumber: 1
		bindnetaddr: 10.0.1.0
		mcastaddr: 239.255.2.1
		mcastport: 5405
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	rrp_mode: passive
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
	interface {
		ringnumber: 1
		bindnetaddr: 10.0.1.0
		mcastaddr: 239.255.2.1
		mcastport: 5405
	}
}
`,
    ],
  },
});
