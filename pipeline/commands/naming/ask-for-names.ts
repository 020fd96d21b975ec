import { UserError } from "../../user-error.ts";
import { ownMeanings } from "../../workspace/naming/chosen-names.ts";
import { isUnread } from "../check-advice.ts";
import { readCards } from "../check-cards.ts";
import type { Warehouse } from "../warehouse.ts";
import { HELD } from "./open-names.ts";
import { writeNames } from "./write-names.ts";

/** Of a build that could read nothing for want of names: what to do, with the book written; undefined where names are not what it lacks. */
export async function askForNames(
	warehouse: Warehouse,
	{ message, place }: UserError,
): Promise<UserError | undefined> {
	const { options, rules } = warehouse;
	const cards = await readCards(warehouse, false);
	if (!cards.some(isUnread)) return undefined;
	const naming = await writeNames(options.workspace, cards, ownMeanings(rules));
	return (
		naming &&
		new UserError(message, {
			...(place && { place }),
			hint: naming.isHeld
				? `${HELD}。`
				: `用 Excel 或 WPS 打开 ${naming.file}，在“您的选择”里选明哪一列是什么，保存、关闭，再运行一次。`,
		})
	);
}
