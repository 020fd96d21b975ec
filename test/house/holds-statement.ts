// What may stand before the first word of a statement within a string: blanks, written or escaped, brackets, comments, an inserted part.
const BEFORE = /(?:\s|\\[nrt]|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/|\$\{[^}]*\})*/
	.source;

const NAMED =
	"(?:or\\s+replace\\s+)?(?:temp(?:orary)?\\s+)?(?:table|view|macro|function|schema|index|sequence|type|database|materialized)";

const STATEMENTS = [
	"select\\s+(?:\\*|distinct\\b|count\\(|\\d|'|\\$\\{|\\w+(?:\\.\\w+)?(?:\\s+as\\s|\\s*,|\\s+from\\b|\\())",
	"from\\s+\\S+\\s+(?:select|where|inner|left|cross|join|group|order)\\b",
	"with\\s+(?:recursive\\s+)?\\S+\\s+as\\s*\\(",
	"insert\\s+(?:or\\s+\\w+\\s+)?into\\s",
	"update\\s+\\S+\\s+set\\s",
	"delete\\s+from\\s",
	"truncate\\s+(?:table\\s+)?\\S",
	`create\\s+${NAMED}\\s`,
	`drop\\s+${NAMED}\\s`,
	`alter\\s+${NAMED}\\s`,
	"copy\\s+(?:\\(|\\S+\\s+(?:to|from)\\s)",
	"merge\\s+into\\s",
	"(?:attach|detach|pragma|install|vacuum|checkpoint|describe|summarize)\\s+\\S",
	"union\\s+(?:all\\s+)?select\\b",
];

const STATEMENT = new RegExp(`["'\`]${BEFORE}(?:${STATEMENTS.join("|")})`, "i");

/** True of a source in which a string begins like a statement for a database. */
export function holdsStatement(source: string): boolean {
	return STATEMENT.test(source);
}
