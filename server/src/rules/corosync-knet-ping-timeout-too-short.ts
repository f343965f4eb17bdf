import type { WrittenKey } from '../cluster/corosync.ts';
import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/knet-ping-timeout-too-short',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'The ping timeout of a link does not fit its interval, the clock of knet, or the token timeout.',
      why: 'knet looks at its links every 200 ms, and counts a link as down when no ping was answered within knet_ping_timeout. A timeout below the interval takes good links down (an interval of 5000 ms with a timeout of 100 ms was accepted by Corosync 3.1.7), one that is not below the token timeout loses the token before the traffic moves to another link.',
      fix: 'Remove both keys, so that they are computed from the token timeout, or set the timeout to at least twice the interval and below the token timeout minus 200 ms.',
    },
    ja: {
      what: 'リンクの ping のタイムアウトが、間隔、knet の動作周期、トークンタイムアウトのいずれかに合っていません。',
      why: 'knet は 200 ミリ秒ごとにリンクを調べ、knet_ping_timeout の間に ping の応答がないリンクを切断とみなします。タイムアウトが間隔より短いと、正常なリンクも切断とみなされます（間隔 5000 ミリ秒、タイムアウト 100 ミリ秒でも Corosync 3.1.7 は受け付けます）。トークンタイムアウト以上の場合は、別のリンクに切り替わる前にトークンが失われます。',
      fix: '両方のキーを削除してトークンタイムアウトから計算させるか、タイムアウトを間隔の 2 倍以上、かつトークンタイムアウトより 200 ミリ秒以上短くします。',
    },
  },
  check(model, report) {
    const token = model.timing?.tokenMs.value;
    if (corosyncGeneration(model.version) < 3 || model.get('totem.transport')?.value !== 'knet') return;
    for (const { values } of model.facts.interfaces) {
      const timeout = milliseconds(values.get('knet_ping_timeout'));
      const interval = milliseconds(values.get('knet_ping_interval'));
      if (!timeout) continue;
      const { value, at } = timeout;
      if (interval && value < interval.value) {
        report(at, {
          en: `knet_ping_timeout is ${value} ms, but must be at least knet_ping_interval (${interval.value} ms)`,
          ja: `knet_ping_timeout が ${value} ミリ秒ですが、knet_ping_interval（${interval.value} ミリ秒）以上にする必要があります`,
        });
      } else if (value < 200) {
        report(at, {
          en: `knet_ping_timeout is ${value} ms, but knet looks at its links only every 200 ms`,
          ja: `knet_ping_timeout が ${value} ミリ秒ですが、knet がリンクを調べるのは 200 ミリ秒ごとです`,
        });
      } else if (token !== undefined && value + 200 >= token) {
        report(at, {
          en: `knet_ping_timeout is ${value} ms, but must be more than 200 ms below the runtime token (${token} ms)`,
          ja: `knet_ping_timeout が ${value} ミリ秒ですが、実行時の token（${token} ミリ秒）より 200 ミリ秒以上短くする必要があります`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	interface {
		linknumber: 0
		knet_ping_interval: 5000
		knet_ping_timeout: 400
                     ^^^ knet_ping_timeout is 400 ms, but must be at least knet_ping_interval (5000 ms)
	}
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	interface {
		linknumber: 0
		knet_ping_interval: 1000
		knet_ping_timeout: 4000
                     ^^^^ knet_ping_timeout is 4000 ms, but must be more than 200 ms below the runtime token (3000 ms)
	}
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
    good: [
      `
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
	interface {
		linknumber: 0
		knet_ping_interval: 500
		knet_ping_timeout: 1000
	}
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
`,
    ],
  },
});

/** A written 0 stands for the computed value. */
function milliseconds(written: WrittenKey | undefined): Located<number> | undefined {
  if (!written || !/^\s*\+?\d{1,10}$/.test(written.value) || Number(written.value) === 0) return undefined;
  return { value: Number(written.value), at: written.at };
}
