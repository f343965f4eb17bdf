import type { WrittenOption } from '../cluster/drbd.ts';
import { drbdFamilies } from '../cluster/drbd-effective.ts';
import { inheritanceClashes } from '../cluster/drbd-inheritance.ts';
import { samePlace } from '../cluster/drbd-values.ts';
import { inRelease } from '../schema/release.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/ambiguous-inheritance',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'An option reaches one connection or volume from two places with different values.',
      why: 'drbdadm 9 refuses that ("ambiguous inheritance for option …"): a value of common or of the resource may be replaced in the net section of a connection and in the volumes of a host, but not in a connection-mesh and not in a volume of the resource; peer-device options only in the volumes of a connection. An option written twice in one net or disk section clashes with itself.',
      fix: 'Keep one of the two values, or write the deviating one in a place that may replace the other.',
    },
    ja: {
      what: '1 つのオプションに、2 か所から異なる値が引き継がれています。',
      why: 'drbdadm 9 がエラーにします（"ambiguous inheritance for option …"）。common やリソースの値は、接続の net やホストのボリュームでは置き換えられますが、connection-mesh やリソースのボリュームでは置き換えられません。再同期などの対向ノードごとのオプションを置き換えられるのは、接続のボリュームだけです。1 つの net や disk に同じオプションを 2 回書いた場合もエラーになります。',
      fix: '一方の値を削除するか、置き換えられる場所に書きます。',
    },
  },
  check(resource, report) {
    for (const { name, outer, inner } of inheritanceClashes(resource)) {
      report(inner.at, messageOf(name, inner, outer), {
        refusedBy: ['drbdadm'],
        related: [{ ...outer.at, message: { en: 'the other value', ja: 'もう一方の値' } }],
      });
    }
  },
  examples: {
    bad: [
      `
common { net { timeout 60; } }
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection-mesh {
    hosts alpha bravo;
    net { timeout 50; }
                  ^^ timeout is "50" here and "60" for the same connection elsewhere, which drbdadm cannot resolve
  }
}
`,
      `
resource r0 {
  disk { al-extents 1237; }
  volume 0 {
    device minor 0;
    disk /dev/sda;
    disk { al-extents 1999; }
                      ^^^^ al-extents is "1999" here and "1237" for the same volume elsewhere, which drbdadm cannot resolve
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
common { net { timeout 60; } }
resource r0 {
  device minor 0;
  disk /dev/sda;
  net { timeout 50; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection {
    host alpha;
    host bravo;
    net { timeout 40; }
  }
}
`,
    ],
  },
});

function messageOf(name: string, inner: WrittenOption, outer: WrittenOption): Text {
  const { en, ja } = placeOf(name);
  const [here, there] = [inner, outer].map(isBare);
  if (here) {
    return {
      en: `${name} has no value here, so drbdadm cannot compare it with ${there ? 'the one' : `"${outer.text}"`} for the same ${en} elsewhere`,
      ja: `${name} の値がここに書かれていないため、drbdadm は同じ${ja}に別の場所で書かれた${there ? 'もの' : ` "${outer.text}" `}と比べられません`,
    };
  }
  if (there) {
    return {
      en: `${name} is "${inner.text}" here, but has no value for the same ${en} elsewhere, so drbdadm cannot compare the two`,
      ja: `${name} はここでは "${inner.text}" ですが、同じ${ja}に別の場所で値なしで書かれているため、drbdadm は 2 つを比べられません`,
    };
  }
  return {
    en: `${name} is "${inner.text}" here and "${outer.text}" for the same ${en} elsewhere, which drbdadm cannot resolve`,
    ja: `${name} がここでは "${inner.text}" ですが、同じ${ja}に別の場所で "${outer.text}" が指定されており、drbdadm はどちらかに決められません`,
  };
}

/** A name alone, where that does not just mean yes. */
function isBare({ name, text, at, nameAt }: WrittenOption): boolean {
  const entry = drbdFamilies.net[name] ?? drbdFamilies.disk[name];
  return text === 'yes' && samePlace(at, nameAt) && inRelease(entry?.value, '999')?.kind !== 'boolean';
}

function placeOf(name: string): { en: string; ja: string } {
  return peerDevice.test(name)
    ? { en: 'peer', ja: '対向ノード' }
    : disk.test(name)
      ? { en: 'volume', ja: 'ボリューム' }
      : { en: 'connection', ja: '接続' };
}

const peerDevice = /^(?:resync-rate|c-.*|bitmap|resync-without-replication|peer-tiebreaker)$/;
const disk =
  /^(?:size|on-io-error|disk-.*|md-flushes|resync-after|al-.*|discard-.*|disable-write-same|read-balancing|rs-.*|max-bio-size|diskless|block-size)$/;
