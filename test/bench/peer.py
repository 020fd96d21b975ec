"""What an analyst's script does of the job: reads the exports, counts rates by community, and the words of each text.

python3 test/bench/peer.py <workspace>
"""

import collections
import glob
import sys

import jieba
import pandas

files = sorted(glob.glob(f"{sys.argv[1]}/exports/*.csv"))
tickets = pandas.concat(pandas.read_csv(file, dtype=str) for file in files)
for column in ("受理时间", "办结时间", "办理截止时间"):
    tickets[column] = pandas.to_datetime(tickets[column], errors="coerce")
tickets = tickets.drop_duplicates("工单号", keep="last")
tickets["month"] = tickets["受理时间"].dt.strftime("%Y-%m")
tickets["ontime"] = tickets["办结时间"] <= tickets["办理截止时间"]
rates = tickets.groupby(["month", "所属社区"])["ontime"].mean()
words = collections.Counter()
for text in tickets["工单标题"] + "。" + tickets["诉求内容"]:
    words.update(word for word in jieba.cut(text) if len(word) > 1)
print(len(tickets), rates.tail(), words.most_common(20))
