import type { CorosyncModel } from '../cluster/corosync.ts';
import type { DrbdEffective } from '../cluster/drbd.ts';
import { drbdList } from '../cluster/drbd-index.ts';
import { resourceScopes } from '../cluster/drbd-scopes.ts';
import type { Place, Related } from '../cluster/finding.ts';
import type { Model } from '../cluster/model.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/drbd-detection-not-before-corosync',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'DRBD notices a lost peer no earlier than Corosync.',
      why: 'Under writes, DRBD gives a peer up after timeout + ping-timeout; Corosync declares it lost after token + consensus (effective values; token_coefficient counts from the third node on). When Corosync is first, Pacemaker starts the takeover while DRBD still waits for the old peer. Nothing is reported while all of these are defaults.',
      fix: 'Lower timeout or ping-timeout of the connection, or raise token (consensus follows it).',
    },
    ja: {
      what: 'DRBD が対向ノードの喪失を検知するのが、Corosync より早くありません。',
      why: '書き込みがあるとき、DRBD は timeout + ping-timeout が過ぎると対向ノードを失ったとみなします。Corosync は token + consensus が過ぎるとノードを失ったとみなします（いずれも有効な値。token_coefficient は 3 台目のノードから加算されます）。Corosync のほうが先だと、DRBD が元の対向ノードを待っている間に、Pacemaker が引き継ぎを始めます。すべてデフォルト値のままの場合は検出しません。',
      fix: '接続の timeout または ping-timeout を下げるか、token を上げます（consensus は token に応じて決まります）。',
    },
  },
  check(model, report) {
    const sides = model.corosync.flatMap(c => corosyncSide(c) ?? []);
    if (sides.length === 0) return;
    const found = new Map<string, Fault>();
    for (const drbd of drbdSides(model)) {
      for (const corosync of sides) {
        if (drbd.sumMs < corosync.sumMs) continue;
        const [at, ...others] = [...drbd.written, ...corosync.written];
        if (!at) continue;
        // One value serves many connections: the widest gap speaks for all.
        const key = `${at.file} ${at.span.start}`;
        const before = found.get(key);
        const gap = drbd.sumMs - corosync.sumMs;
        if (!before || before.gap < gap) found.set(key, { at, others, drbd, corosync, gap });
      }
    }
    for (const { at, others, drbd, corosync } of found.values()) {
      report(
        at,
        {
          en: `DRBD notices a lost peer after ${seconds(drbd.sumMs)} s (timeout ${seconds(drbd.timeoutMs)} s + ping-timeout ${seconds(drbd.pingMs)} s), but Corosync acts after ${seconds(corosync.sumMs)} s (token ${corosync.tokenMs} ms + consensus ${corosync.consensusMs} ms)`,
          ja: `DRBD が対向ノードの喪失を検知するまで ${seconds(drbd.sumMs)} 秒（timeout ${seconds(drbd.timeoutMs)} 秒 + ping-timeout ${seconds(drbd.pingMs)} 秒）ですが、Corosync は ${seconds(corosync.sumMs)} 秒（token ${corosync.tokenMs} ミリ秒 + consensus ${corosync.consensusMs} ミリ秒）で検知します`,
        },
        { related: others },
      );
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  net {
    timeout 200;
            ^^^ DRBD notices a lost peer after 20.5 s (timeout 20 s + ping-timeout 0.5 s), but Corosync acts after 6.6 s (token 3000 ms + consensus 3600 ms)
    ping-int 30;
    connect-int 30;
  }
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- corosync.conf --
totem {
  version: 2
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    nodeid: 1
    name: alpha
  }
  node {
    ring0_addr: 10.0.0.2
    nodeid: 2
    name: bravo
  }
}
`,
      `
-- r0.res --
resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- corosync.conf --
totem {
  version: 2
  token: 1000
         ^^^^ DRBD notices a lost peer after 6.5 s (timeout 6 s + ping-timeout 0.5 s), but Corosync acts after 2.2 s (token 1000 ms + consensus 1200 ms)
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    nodeid: 1
    name: alpha
  }
  node {
    ring0_addr: 10.0.0.2
    nodeid: 2
    name: bravo
  }
}
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  net {
    timeout 200;
    ping-int 30;
    connect-int 30;
  }
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- corosync.conf --
totem {
  version: 2
  token: 20000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    nodeid: 1
    name: alpha
  }
  node {
    ring0_addr: 10.0.0.2
    nodeid: 2
    name: bravo
  }
}
`,
      `
All values are defaults, and those of Corosync 2 are short.

-- r0.res --
resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.1:7788; }
  on bravo { device /dev/drbd0; disk /dev/sda; meta-disk internal; address 10.0.0.2:7788; }
}
-- corosync.conf --
totem {
  version: 2
  transport: udpu
  interface {
    ringnumber: 0
    bindnetaddr: 10.0.0.0
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1
  expected_votes: 2
}
`,
    ],
  },
});

interface DrbdSide {
  readonly timeoutMs: number;
  readonly pingMs: number;
  readonly sumMs: number;
  /** Places of the values that are written, with what they are. */
  readonly written: readonly Related[];
}

interface CorosyncSide {
  readonly tokenMs: number;
  readonly consensusMs: number;
  readonly sumMs: number;
  readonly written: readonly Related[];
}

interface Fault {
  readonly at: Place;
  readonly others: readonly Related[];
  readonly drbd: DrbdSide;
  readonly corosync: CorosyncSide;
  readonly gap: number;
}

function drbdSides(model: Model): readonly DrbdSide[] {
  return model.drbd.flatMap(sidesOf).flat();
}

const sidesOf = drbdList(resource =>
  resource.facts.generated ? [] : resourceScopes(resource).flatMap(({ net }) => drbdSide(net) ?? []),
);

function drbdSide(net: DrbdEffective): DrbdSide | undefined {
  const timeout = net.number('timeout');
  const ping = net.number('ping-timeout');
  if (!timeout || !ping) return undefined;
  // DRBD counts both in tenths of a second.
  const timeoutMs = timeout.value * 100;
  const pingMs = ping.value * 100;
  return {
    timeoutMs,
    pingMs,
    sumMs: timeoutMs + pingMs,
    written: [
      ...place(timeout.at, secondsText('timeout', timeoutMs)),
      ...place(ping.at, secondsText('ping-timeout', pingMs)),
    ],
  };
}

function corosyncSide({ facts, timing }: CorosyncModel): CorosyncSide | undefined {
  if (!timing) return undefined;
  const tokenMs = timing.tokenMs.value;
  const consensusMs = timing.consensusMs.value;
  const written = (key: string): Related[] => {
    const found = facts.values.get(`totem.${key}`);
    return place(found?.at, { en: `${key} is ${found?.value} ms`, ja: `${key} は ${found?.value} ミリ秒です` });
  };
  return {
    tokenMs,
    consensusMs,
    sumMs: tokenMs + consensusMs,
    written: [...written('token'), ...written('token_coefficient'), ...written('consensus')],
  };
}

function place(at: Place | undefined, message: Text): Related[] {
  return at ? [{ ...at, message }] : [];
}

function secondsText(key: string, milliseconds: number): Text {
  return { en: `${key} is ${seconds(milliseconds)} s`, ja: `${key} は ${seconds(milliseconds)} 秒です` };
}

function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
