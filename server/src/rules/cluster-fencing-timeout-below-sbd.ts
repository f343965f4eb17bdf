import { disklessSbd } from '../cluster/diskless-sbd.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/fencing-timeout-below-sbd',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'Fencing times out before SBD without a disk has surely stopped the node.',
      why: 'The lost node restarts itself within stonith-watchdog-timeout, counted from the loss of quorum that it notices only after token + consensus. If stonith-timeout ends before, the fencing counts as failed, and nothing is started elsewhere. crmsh asks for 1.2 × stonith-watchdog-timeout + token + consensus.',
      fix: 'Raise stonith-timeout.',
    },
    ja: {
      what: 'ディスクなしの SBD がノードを確実に止める前に、フェンシングがタイムアウトします。',
      why: '孤立したノードは、クォーラムの喪失から stonith-watchdog-timeout 以内に自身を再起動しますが、喪失に気づくのは token + consensus の後です。それより先に stonith-timeout が過ぎるとフェンシングは失敗とみなされ、リソースは別のノードで起動しません。crmsh は 1.2 × stonith-watchdog-timeout + token + consensus を求めます。',
      fix: 'stonith-timeout を長くします。',
    },
  },
  check({ corosync, pacemaker }, report) {
    // Copies of one file say the same: the slowest counts.
    const detectionMs = Math.max(
      ...corosync.map(m => (m.timing ? m.timing.tokenMs.value + m.timing.consensusMs.value : 0)),
    );
    if (!Number.isFinite(detectionMs) || detectionMs === 0) return;
    for (const model of pacemaker) {
      const sbd = disklessSbd(model);
      const written = model.property('stonith-timeout');
      const timeoutMs = written ? cibMilliseconds(written.value, model.version) : 60_000;
      if (sbd?.ms === undefined || !timeoutMs) continue;
      const neededMs = Math.ceil(sbd.ms * 1.2 + detectionMs);
      if (timeoutMs >= neededMs) continue;
      report(
        (written ?? sbd.at).at,
        {
          en: `stonith-timeout is ${timeoutMs / 1000} s, but with SBD and no disk it must be at least ${neededMs / 1000} s (1.2 × ${sbd.ms / 1000} s + token + consensus)`,
          ja: `stonith-timeout が ${timeoutMs / 1000} 秒ですが、ディスクなしの SBD では ${neededMs / 1000} 秒以上（1.2 × ${sbd.ms / 1000} 秒 + token + consensus）にする必要があります`,
        },
        written ? { related: [{ ...sbd.at.at, message: { en: 'SBD without a disk', ja: 'ディスクなしの SBD' } }] } : {},
      );
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="71"/>
                                                                ^^ stonith-timeout is 60 s, but with SBD and no disk it must be at least 93.23 s (1.2 × 71 s + token + consensus)
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="71"/>
        <nvpair id="p-2" name="stonith-timeout" value="1min"/>
                                                       ^^^^ stonith-timeout is 60 s, but with SBD and no disk it must be at least 93.23 s (1.2 × 71 s + token + consensus)
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="10"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	crypto_cipher: aes256
	crypto_hash: sha256
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
	node {
		ring0_addr: 10.0.0.3
		name: charlie
		nodeid: 3
	}
}
quorum {
	provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-0" name="have-watchdog" value="true"/>
        <nvpair id="p-1" name="stonith-watchdog-timeout" value="71"/>
        <nvpair id="p-2" name="stonith-timeout" value="94"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources></resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
