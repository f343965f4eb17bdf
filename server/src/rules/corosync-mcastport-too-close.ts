import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/mcastport-too-close',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'Two rings use one multicast address with neighbouring ports.',
      why: 'Transport udp uses mcastport and the port below it. Corosync 2 refuses two rings with the same mcastaddr whose ports are less than two apart ("Interfaces multicast address/port pair must differ").',
      fix: 'Use another mcastaddr, or ports at least two apart.',
    },
    ja: {
      what: '2 本のリングが、同じマルチキャストアドレスと隣り合うポート番号を使っています。',
      why: 'transport udp は mcastport と 1 つ小さい番号のポートを使います。mcastaddr が同じでポート番号の差が 2 より小さい 2 本のリングは、Corosync 2 がエラーにします（"Interfaces multicast address/port pair must differ"）。',
      fix: '別の mcastaddr にするか、ポート番号を 2 以上離します。',
    },
  },
  check(model, report) {
    const transport = model.get('totem.transport')?.value;
    if (
      corosyncGeneration(model.version) !== 2 ||
      transport === undefined ||
      transport === 'udpu' ||
      transport === 'iba'
    )
      return;
    const rings = model.facts.interfaces.flatMap(i => {
      const address = i.values.get('mcastaddr');
      const written = i.values.get('mcastport');
      if (!address || !i.values.has('bindnetaddr') || i.unknown.has('mcastport')) return [];
      return [{ address, port: Number(written?.value ?? 5405), at: written?.at ?? i.at }];
    });
    const [first, second] = rings;
    if (!first || !second || first.address.value !== second.address.value) return;
    if (Math.abs(first.port - second.port) > 1) return;
    report(
      second.at,
      {
        en: `both rings use ${second.address.value}, so their ports must be at least 2 apart, but they are ${first.port} and ${second.port}`,
        ja: `どちらのリングも ${second.address.value} を使うため、ポート番号を 2 以上離す必要がありますが、${first.port} と ${second.port} です`,
      },
      {
        refusedBy: ['corosync'],
        related: [{ ...first.at, message: { en: 'the first ring', ja: '最初のリング' } }],
      },
    );
  },
  examples: {
    bad: [
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
		mcastaddr: 239.255.1.1
		mcastport: 5406
             ^^^^ both rings use 239.255.1.1, so their ports must be at least 2 apart, but they are 5405 and 5406
	}
}
quorum {
	provider: corosync_votequorum
	expected_votes: 2
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
		mcastaddr: 239.255.1.1
		mcastport: 5407
	}
}
quorum {
	provider: corosync_votequorum
	expected_votes: 2
}
`,
    ],
  },
});
