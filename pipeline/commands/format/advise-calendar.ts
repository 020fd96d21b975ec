import type { CheckResult } from "../check.ts";

/** What to do where the working calendar ends soon. */
export function adviseCalendar({ calendar, workspace }: CheckResult): string[] {
	const { to, ends_soon } = calendar;
	if (!ends_soon) return [];
	const year = Number(to.slice(0, 4)) + (to.endsWith("-12-31") ? 1 : 0);
	return [
		`工作日历只到 ${to}，再往后的期限按工作日推算不出来：${year} 年的放假通知公布以后，把放假和调休上班的日子写进 ${workspace}/reference/calendar.csv（列是 date,is_workday,name；连着的几天写一行，如 ${year}-10-01..${year}-10-07,0,国庆节，调休上班的写 1），写到国庆节，全年就都有了。`,
	];
}
