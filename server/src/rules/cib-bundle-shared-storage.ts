import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-shared-storage',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Several replicas of a container write to one folder.',
      why: 'source-dir is the same folder for every replica, source-dir-root one of its own for each (Pacemaker Explained, Bundle storage). Replicas on one host, or on a file system that the hosts share, then write over each other’s data. Folders mounted read-only and those of the operating system are not reported, nor are bundles with a resource inside, which can look after its data.',
      fix: 'Use source-dir-root, mount the folder with options="ro", or give the bundle promoted-max and a primitive.',
    },
    ja: {
      what: 'コンテナの複数のレプリカが、同じディレクトリに書き込みます。',
      why: 'source-dir はすべてのレプリカに共通のディレクトリ、source-dir-root はレプリカごとのディレクトリです（Pacemaker Explained、Bundle storage）。同じホストや共有ファイルシステムでは、レプリカが互いのデータを上書きするおそれがあります。読み取り専用のディレクトリと OS のディレクトリ、データを管理するリソースを含むバンドルは検出しません。',
      fix: 'source-dir-root を使うか、options="ro" で読み取り専用にします。または promoted-max とプリミティブを設定します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      if (!bundle || bundle.primitive || bundle.promotedMax || !bundle.replicas || bundle.replicas < 2) continue;
      for (const { sourceDir, options } of bundle.storage) {
        if (!sourceDir || /(?:^|,)ro(?:,|$)/.test(options?.value ?? '') || system.test(sourceDir.value)) continue;
        report(sourceDir.at, {
          en: `the ${bundle.replicas} replicas of "${nameOf(resource)}" share ${sourceDir.value} (use source-dir-root for a folder each)`,
          ja: `"${nameOf(resource)}" の ${bundle.replicas} 個のレプリカが ${sourceDir.value} を共有します（別々にするには source-dir-root を使います）`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <bundle id="web">
        <docker image="httpd" replicas="2"/>
        <storage>
          <storage-mapping id="web-data" source-dir="/data" target-dir="/data"/>
                                                     ^^^^^ the 2 replicas of "web" share /data (use source-dir-root for a folder each)
        </storage>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <bundle id="web">
        <docker image="httpd" replicas="2"/>
        <storage>
          <storage-mapping id="web-data" source-dir="/data" target-dir="/data" options="ro"/>
        </storage>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <bundle id="web">
        <docker image="httpd" replicas="2"/>
        <storage>
          <storage-mapping id="web-data" source-dir-root="/data" target-dir="/data"/>
        </storage>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Sockets, logs, settings and the state of the host itself are its own. */
const system = /^\/(?:dev|etc|lib|lib64|proc|run|sys|usr|bin|sbin|tmp|var\/(?:cache|lib|log|run|spool|tmp))(?:\/|$)/;
