"""Compare a table of pairs of documents on Apache Spark: `resdiff batch` is called once for each partition.

    python compare.py PAIRS.tsv CORPUS OUTPUT [PARTITIONS]

PAIRS.tsv has the columns `old` and `new`, each a symbol or a file of the corpus. CORPUS and OUTPUT are folders that
every worker sees: any folder on one machine, a shared one on a cluster. OUTPUT must not be there yet.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

COUNTS = ["unchanged", "reworded", "added", "removed", "split", "merged", "moved", "renumbered", "substantive"]
SUMMARY = "old string, new string, outcome string, error string, " + ", ".join(f"{name} int" for name in COUNTS)


def compare(pairs: DataFrame, corpus: Path, output: Path, resdiff: str = "resdiff") -> tuple[DataFrame, DataFrame]:
    """What became of each pair, a row a pair, and all their changes, a row a change."""
    corpus, output = corpus.resolve(), output.resolve()
    output.mkdir(parents=True)

    def partition(number, rows):
        names = [(row.old, row.new) for row in rows]
        if not names:
            return
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=output))
        listed = draft / "pairs.tsv"
        listed.write_text("old\tnew\n" + "".join(f"{old}\t{new}\n" for old, new in names), encoding="utf-8")
        # Spark gives each core a partition, so one thread is enough for the call.
        command = [resdiff, "batch", listed, "--corpus", corpus, "-o", draft, "--format", "parquet", "--jobs", "1"]
        done = subprocess.run(command, capture_output=True, text=True)
        # A pair that cannot be read stops no other: the summary names it. Without a summary the call itself failed.
        summary = draft / "summary.ndjson"
        if not summary.is_file():
            raise RuntimeError(done.stderr.strip() or f"resdiff ended with {done.returncode}")
        lines = [json.loads(line) for line in summary.read_text(encoding="utf-8").splitlines()]
        try:
            draft.rename(output / f"part-{number:05}")
        except OSError:
            # Spark may run a task twice: the first to be done has written the same.
            shutil.rmtree(draft)
        for line in lines:
            counts = line["summary"] or {}
            names = (line["old"]["name"], line["new"]["name"])
            yield (*names, line["outcome"], line["error"], *(counts.get(name) for name in COUNTS))

    rows = pairs.select("old", "new").rdd.mapPartitionsWithIndex(partition)
    # Kept, so that nothing is compared again however often the tables are asked.
    summaries = pairs.sparkSession.createDataFrame(rows, SUMMARY).localCheckpoint()
    # `pair` counts within a partition and says nothing here.
    changes = pairs.sparkSession.read.parquet(f"{output}/part-*/changes.parquet").drop("pair")
    return summaries, changes


def main() -> None:
    listed, corpus, output, *more = sys.argv[1:]
    spark = SparkSession.builder.appName("resdiff").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    pairs = spark.read.csv(listed, sep="\t", header=True, quote="")
    partitions = int(more[0]) if more else spark.sparkContext.defaultParallelism
    summaries, changes = compare(
        pairs.repartition(partitions), Path(corpus), Path(output), os.environ.get("RESDIFF", "resdiff")
    )
    summaries.groupBy("outcome").count().show()
    changes.groupBy("relation", "significance").count().orderBy("relation", "significance").show()
    spark.stop()


if __name__ == "__main__":
    main()
