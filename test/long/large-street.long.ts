import { buildStreet, describePapers } from "../browser/describe-papers.ts";
import { plantLarge } from "../browser/streets.ts";
import { builtSample } from "../data/the-sample.ts";

describePapers("sample", async () => (await builtSample()).folder);
describePapers("large", buildStreet(plantLarge));
