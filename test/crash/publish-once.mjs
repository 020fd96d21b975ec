// Publishes an edition of a small report in a process of its own.
const [, , root, out, edition] = process.argv;
const door = `${root}/out/compiled/pipeline/publish/publish.js`;
const { holdOutFolder, publish, writeBeside } = await import(door);
const files = ["report.html", "tables/a.csv", "manifest.json"].map((path) => ({
	path,
	content: edition.repeat(1000),
}));
await holdOutFolder(out, () => {
	publish(out, "2023-03", files, edition);
	writeBeside(out, "index.html", edition);
});
