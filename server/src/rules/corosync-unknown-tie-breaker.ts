import { corosyncMembers } from '../cluster/corosync-members.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'corosync/unknown-tie-breaker',
  severity: 'error',
  on: 'corosync',
  doc: {
    en: {
      what: 'The tie breaker is a node ID that no node has.',
      why: 'Corosync and corosync-qdevice accept any number; with one that no node has, nobody wins an even split.',
      fix: 'Write the nodeid of a node, lowest or highest.',
    },
    ja: {
      what: 'タイブレーカに、存在しないノード ID が書かれています。',
      why: 'corosync も corosync-qdevice も任意の番号を受け付けます。どのノードのものでもない番号では、同数に分断されたときにどちらの側にも票が与えられません。',
      fix: 'ノードの nodeid、lowest、highest のいずれかを書きます。',
    },
  },
  check(model, report) {
    const nodes = corosyncMembers(model);
    if (model.facts.incomplete || nodes.length === 0 || nodes.some(n => !n.nodeId)) return;
    const ids = new Set(nodes.map(n => n.nodeId?.value));
    const related = nodes.flatMap(n => (n.nodeId ? [{ ...n.nodeId.at, message: { en: 'nodeid', ja: 'nodeid' } }] : []));
    for (const key of ['quorum.auto_tie_breaker_node', 'quorum.device.net.tie_breaker']) {
      const written = model.facts.values.get(key);
      if (!written || !/^[0-9]/.test(written.value)) continue;
      const numbers = [...written.value.matchAll(/\d+/g)];
      for (const match of numbers) {
        if (ids.has(Number(match[0]))) continue;
        const start = written.at.span.start + match.index;
        report(
          { file: written.at.file, span: { start, end: start + match[0].length } },
          { en: `no node has nodeid ${match[0]}`, ja: `nodeid が ${match[0]} のノードはありません` },
          { related },
        );
      }
      const separator = /[^0-9 \t]/.exec(written.value);
      if (separator && key.endsWith('_node')) {
        report(
          written.at,
          {
            en: `node IDs are separated by blanks, not by "${separator[0]}"`,
            ja: `ノード ID は "${separator[0]}" ではなく空白で区切ります`,
          },
          { severity: 'warning' },
        );
      }
    }
  },
  examples: {
    bad: [
      `
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
quorum {
	provider: corosync_votequorum
	auto_tie_breaker: 1
	auto_tie_breaker_node: 9
                        ^ no node has nodeid 9
}
`,
    ],
    good: [
      `
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
quorum {
	provider: corosync_votequorum
	auto_tie_breaker: 1
	auto_tie_breaker_node: 2 1
}
`,
    ],
  },
});
