import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/duplicate-bindnetaddr',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'Two rings have the same bindnetaddr.',
      why: 'Both rings then bind to the same interface, so the second one protects against nothing (Corosync 1 and 2).',
      fix: 'Write the network of the second interface.',
    },
    ja: {
      what: '2 本のリングの bindnetaddr が同じです。',
      why: 'どちらのリングも同じインタフェースを使うことになり、冗長化になりません（Corosync 1、2）。',
      fix: '2 本目のインタフェースのネットワークを書きます。',
    },
  },
  check(model, report) {
    if (corosyncGeneration(model.version) === 3) return;
    const seen = new Map<string, { ring: number; at: Place }>();
    for (const { link: ring, values } of model.facts.interfaces) {
      const address = values.get('bindnetaddr');
      if (!address || address.value === '') continue;
      const other = seen.get(address.value);
      if (!other) seen.set(address.value, { ring, at: address.at });
      else if (other.ring !== ring) {
        report(
          address.at,
          {
            en: `ring ${other.ring} already has bindnetaddr ${address.value}, so both use one interface`,
            ja: `リング ${other.ring} の bindnetaddr も ${address.value} のため、両方が同じインタフェースを使います`,
          },
          { related: [{ ...other.at, message: { en: `ring ${other.ring}`, ja: `リング ${other.ring}` } }] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	rrp_mode: passive
	interface {
		ringnumber: 0
		bindnetaddr: 10.0.0.0
		mcastaddr: 239.255.1.1
		mcastport: 5405
	}
	interface {
		ringnumber: 1
		bindnetaddr: 10.0.0.0
               ^^^^^^^^ ring 0 already has bindnetaddr 10.0.0.0, so both use one interface
		mcastaddr: 239.255.2.1
		mcastport: 5407
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
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
		mcastport: 5407
	}
}
`,
    ],
  },
});
