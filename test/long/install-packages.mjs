// Installs Debian packages where that takes no more than apt-get; without them the tests that want them are skipped, with a message.
import { spawnSync } from "node:child_process";

const isDebian = spawnSync("apt-get", ["--version"]).status === 0;
if (!isDebian || process.getuid?.() !== 0)
	console.log("no apt-get, or not its owner: what is installed is tried");
else {
	const install = ["install", "-y", "--no-install-recommends"];
	for (const words of [["update"], [...install, ...process.argv.slice(2)]])
		if (spawnSync("apt-get", words, { stdio: "inherit" }).status !== 0)
			console.log(`apt-get ${words[0]} failed: what is installed is tried`);
}
