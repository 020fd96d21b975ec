import { buildStreet, describePapers } from "../browser/describe-papers.ts";
import { plantLarge } from "../browser/streets.ts";

describePapers("large", buildStreet(plantLarge));
