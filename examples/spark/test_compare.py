"""The example on the specimens: `python test_compare.py`, with the command in $RESDIFF or on the path."""

import os
import tempfile
import unittest
from pathlib import Path

from pyspark.sql import SparkSession

from compare import compare

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAIRS = [
    ("A-RES-174-28.txt", "A-RES-175-32.txt"),
    ("A-RES-174-28.md", "A-RES-175-32.docx"),
    ("A-RES-175-32.txt", "A-RES-175-32.md"),
    ("A-RES-175-32.txt", "A-RES-176-99.txt"),
]


class Compared(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
        cls.spark = SparkSession.builder.master("local[2]").config(map=quiet).getOrCreate()
        cls.spark.sparkContext.setLogLevel("ERROR")
        cls.folder = tempfile.TemporaryDirectory()
        pairs = cls.spark.createDataFrame(PAIRS, "old string, new string").repartition(3)
        command = os.environ.get("RESDIFF", "resdiff")
        cls.summaries, cls.changes = compare(pairs, SAMPLES, Path(cls.folder.name) / "out", command)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.folder.cleanup()

    def test_every_pair_has_one_row_and_a_bad_one_stops_no_other(self):
        rows = {(row.old, row.new): row for row in self.summaries.collect()}
        self.assertEqual(sorted(rows), sorted(PAIRS))
        self.assertEqual([rows[pair].outcome for pair in PAIRS], ["different", "different", "same", "failed"])
        self.assertIn("A-RES-176-99.txt", rows[PAIRS[3]].error)
        self.assertIsNone(rows[PAIRS[3]].added)

    def test_the_changes_are_those_that_the_summary_counts(self):
        for row in self.summaries.where("outcome <> 'failed'").collect():
            of_pair = self.changes.where((self.changes.old == row.old) & (self.changes.new == row.new))
            counted = {relation: count for relation, count in of_pair.groupBy("relation").count().collect()}
            for relation in ["unchanged", "reworded", "added", "removed", "split", "merged"]:
                self.assertEqual(counted.get(relation, 0), row[relation], (row.old, row.new, relation))

    def test_the_texts_of_a_change_are_there(self):
        moved = self.changes.where("old = 'A-RES-174-28.txt' and moved and new_labels = 'OP12'").collect()
        self.assertEqual([(row.old_labels, row.new_lead) for row in moved], [("OP5", "Requests")])
        self.assertIn("draft code of courtesy", moved[0].new_text)

    def test_an_output_that_is_there_is_refused(self):
        pairs = self.spark.createDataFrame(PAIRS[:1], "old string, new string")
        with self.assertRaises(FileExistsError):
            compare(pairs, SAMPLES, Path(self.folder.name))


if __name__ == "__main__":
    unittest.main()
