import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/knet-ping-half-set',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'Only one of knet_ping_interval and knet_ping_timeout is written.',
      why: 'corosync.conf(5) wants both. The other one stays computed from the token: with an interval of 500 ms the timeout was still 1500 ms (Corosync 3.1.7), so a lost link is noticed no sooner.',
      fix: 'Write both, with the timeout at least twice the interval, or none.',
    },
    ja: {
      what: 'knet_ping_interval と knet_ping_timeout の一方だけが書かれています。',
      why: 'corosync.conf(5) は両方の指定を求めています。もう一方は token から計算されたままで、間隔を 500 ミリ秒にしてもタイムアウトは 1500 ミリ秒でした（Corosync 3.1.7 で確認）。',
      fix: '両方を書くか（タイムアウトは間隔の 2 倍以上）、どちらも書かないようにします。',
    },
  },
  check(model, report) {
    if (corosyncGeneration(model.version) < 3 || model.get('totem.transport')?.value !== 'knet') return;
    const keys = ['knet_ping_interval', 'knet_ping_timeout'] as const;
    // Several sections may be about one link; they are merged.
    const set = new Set(
      model.facts.interfaces.flatMap(({ link, values, unknown }) =>
        keys.flatMap(key => (values.has(key) || unknown.has(key) ? [`${link} ${key}`] : [])),
      ),
    );
    for (const { link, values } of model.facts.interfaces) {
      for (const key of keys) {
        const other = key === keys[0] ? keys[1] : keys[0];
        const written = values.get(key);
        if (!written || Number(written.value) === 0 || set.has(`${link} ${other}`)) continue;
        report(written.at, {
          en: `${key} is written without ${other}, which stays computed from token`,
          ja: `${key} だけが書かれています（${other} は token から計算された値のままです）`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	interface {
		linknumber: 0
		knet_ping_interval: 500
                      ^^^ knet_ping_interval is written without knet_ping_timeout, which stays computed from token
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	interface {
		linknumber: 0
		knet_ping_interval: 500
		knet_ping_timeout: 1000
	}
}
`,
    ],
  },
});
