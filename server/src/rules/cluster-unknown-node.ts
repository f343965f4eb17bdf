import { changeName, definedAt, didYouMean } from '../cluster/did-you-mean.ts';
import { drbdList } from '../cluster/drbd-index.ts';
import type { Located } from '../cluster/effective.ts';
import type { Model } from '../cluster/model.ts';
import { nearName } from '../cluster/near-name.ts';
import { clusterNodes, corosyncNodeName, corosyncNodes, type NodeNames } from '../cluster/node-names.ts';
import { unknownNodes } from '../cluster/unknown-node.ts';
import type { Severity } from '../schema/entry.ts';
import type { Text } from '../text/text.ts';
import { type Report, rule } from './rule.ts';

export default rule({
  id: 'cluster/unknown-node',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'The name is not a node of the cluster.',
      why: 'drbdadm looks for the on section that carries the host name, so a misspelt name leaves that node without a configuration ("not defined in your config (for this host)"). It does not mind letter case and a missing domain, but crm-fence-peer.9.sh compares names literally. Pacemaker accepts constraints and host lists with unknown names (crm_verify exits 0), and they have no effect. A DRBD host that resembles no node may be a client outside the cluster, and is not reported.',
      fix: 'Correct the name, or add the node to the nodelist.',
    },
    ja: {
      what: 'クラスタにないノード名です。',
      why: 'drbdadm はホスト名と同じ名前の on セクションを探すため、名前が違うとそのノードの設定が見つかりません（"not defined in your config (for this host)"）。大文字と小文字の違いやドメインの省略は許されますが、crm-fence-peer.9.sh は名前をそのまま比較します。Pacemaker は、知らない名前を含む制約やホストのリストを受け入れ（crm_verify は 0 で終了します）、それらは効果を持ちません。どのノード名にも似ていない DRBD ホストは、クラスタの外のクライアントとみなして検出しません。',
      fix: '名前を直すか、nodelist にノードを追加します。',
    },
  },
  check(model, report) {
    checkDrbdHosts(model, report);
    checkCibNodes(model, report);
    for (const pacemaker of model.pacemaker) {
      const unknown = unknownNodes(pacemaker, model);
      for (const { name, wanted, from } of pacemaker.facts.references) {
        if (wanted !== 'node' || from === 'fencing-level target' || name.value === '') continue;
        const found = unknown(name.value);
        if (found) say(name, 'cib', found.meant, found.severity, report);
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  on alhpa { node-id 0; }
     ^^^^^ "alhpa" is not in the Corosync nodelist (did you mean "alpha"?)
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
}
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo.example.com"/>
                          ^^^^^^^^^^^^^^^^^ "bravo.example.com" is not in the Corosync nodelist (did you mean "bravo"?)
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-hosts" name="pcmk_host_list" value="alpha brovo"/>
                                                                      ^^^^^ there is no node "brovo" (did you mean "bravo"?)
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_location id="l1" rsc="fence" node="charlie" score="-INFINITY"/>
                                              ^^^^^^^ there is no node "charlie"
    </constraints>
  </configuration>
</cib>
-- corosync.conf --
nodelist {
  node {
    nodeid: 1
    name: alpha
  }
  node {
    nodeid: 2
    name: bravo
  }
}
`,
    ],
    good: [
      `
Storage hosts outside the cluster.

-- r0.res --
resource r0 {
  on storage01 { node-id 0; }
  on app01 { node-id 1; }
}
-- corosync.conf --
nodelist {
  node {
    name: app01
  }
  node {
    name: app02
  }
}
`,
      `
No file lists the nodes.

-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes/>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <constraints>
      <rsc_location id="l1" rsc="vip" node="alpha" score="100"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/** A DRBD host that no node is called, but that is written like one. */
function checkDrbdHosts(model: Model, report: Report): void {
  const nodes = clusterNodes(model);
  const spelled = new Set([...nodes.byName.values()].map(n => n.value));
  if (spelled.size === 0) return;
  const seen = new Set<string>();
  let comparisons = 500_000;
  for (const { facts, names } of model.drbd.flatMap(namesInResources)) {
    const strange = names.filter(n => !spelled.has(n.value));
    if (strange.length === 0) continue;
    const all = new Set(names.map(n => n.value.toLowerCase()));
    for (const name of strange) {
      // Alternatives may share a file.
      const place = `${name.at.file} ${name.at.span.start}`;
      if (seen.has(place)) continue;
      seen.add(place);
      comparisons -= spelled.size;
      if (comparisons < 0) return;
      const own = name.value.toLowerCase();
      const near = nearName(name.value, spelled, other => other !== own && all.has(other));
      if (!near) continue;
      // drbdadm itself finds the section of a host whose name differs in letter case or domain only.
      const severity = facts.incomplete ? 'info' : near.how === 'slip' ? 'error' : 'warning';
      say(name, nodes.from, nodes.byName.get(near.name.toLowerCase()), severity, report);
    }
  }
}

const namesInResources = drbdList(({ facts }) => ({
  facts,
  names: facts.hosts.flatMap(host => (host.kind === 'on' ? host.names : [])),
}));

/** Nodes that the CIB lists, and Corosync does not. */
function checkCibNodes(model: Model, report: Report): void {
  const nodes = corosyncNodes(model);
  if (nodes.byName.size === 0) return;
  const byId = namesById(model, nodes);
  const spelled = [...nodes.byName.values()].map(n => n.value);
  let comparisons = 500_000;
  for (const { facts } of model.pacemaker) {
    const unames = new Set(facts.nodes.flatMap(n => n.uname?.value.toLowerCase() ?? []));
    for (const { uname, id, type } of facts.nodes) {
      if (!uname || (type && type.value !== 'member' && type.value !== 'normal')) continue;
      const known = nodes.byName.get(uname.value.toLowerCase());
      if (known) {
        if (known.value !== uname.value)
          report(uname.at, otherCase(uname, known), { severity: 'info', related: [definedAt(known)] });
        continue;
      }
      const own = uname.value.toLowerCase();
      comparisons -= spelled.length;
      const near =
        comparisons < 0 ? undefined : nearName(uname.value, spelled, other => other !== own && unames.has(other));
      const meant = byId.get(id?.value ?? '') ?? (near && nodes.byName.get(near.name.toLowerCase()));
      if (meant) say(uname, 'corosync', meant, nodes.complete ? 'error' : 'warning', report);
      else if (nodes.complete) say(uname, 'corosync', undefined, 'warning', report);
    }
  }
}

/** Nodes of the nodelist by their ids. */
function namesById(model: Model, nodes: NodeNames): ReadonlyMap<string, Located<string>> {
  const found = new Map<string, Located<string>>();
  for (const { nodes: list } of model.corosync) {
    for (const node of list) {
      const name = corosyncNodeName(node);
      const located = name && nodes.byName.get(name.value.toLowerCase());
      if (node.nodeId && located) found.set(String(node.nodeId.value), located);
    }
  }
  return found;
}

function say(
  name: Located<string>,
  from: 'corosync' | 'cib',
  meant: Located<string> | undefined,
  severity: Severity,
  report: Report,
): void {
  const message: Text =
    from === 'corosync'
      ? {
          en: `"${name.value}" is not in the Corosync nodelist`,
          ja: `"${name.value}" は Corosync の nodelist にありません`,
        }
      : { en: `there is no node "${name.value}"`, ja: `ノード "${name.value}" はありません` };
  report(name.at, didYouMean(message, meant?.value), {
    severity,
    ...(meant ? { related: [definedAt(meant)], fixes: [changeName(name, meant.value)] } : {}),
  });
}

function otherCase(name: Located<string>, known: Located<string>): Text {
  return {
    en: `"${name.value}" is spelled "${known.value}" in corosync.conf`,
    ja: `"${name.value}" は corosync.conf では "${known.value}" と書かれています`,
  };
}
