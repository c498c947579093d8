#!/usr/bin/env python3
"""Runs Dossier's pipelines on Apache Spark (3.5 or later, also through Spark Connect).

As a program of Spark, which starts the run:

    spark-submit dossier_spark.py PIPELINE --work FOLDER [--set NAME=VALUE ...] [-- OPTIONS OF dossier run]

As the executor of a run, which starts Spark:

    dossier run PIPELINE --state FOLDER --executor "dossier_spark.py --master spark://HOST:7077"

Spark only carries out tasks: it schedules, repeats and speculates, and moves one line of text for each. What a task reads
and writes are files, so FOLDER, the inputs and the files of the pipeline have to be where all hosts find them under the
same path, and so has the command (or give --dossier, its path on the hosts: with an archive of an installed Dossier,
`--archives dossier.tar.gz#d` and `--dossier ./d/bin/dossier`). Results do not depend on Spark, the number of hosts or
what fails on them.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading


def parse(arguments):
    parser = argparse.ArgumentParser(description='runs pipelines of Dossier on Apache Spark, or is the executor of such a run')
    parser.add_argument('pipeline', nargs='?', help='to run; without it, this is the executor of a run')
    parser.add_argument('--work', help='folder of the run, which all hosts share (--state of dossier run)')
    parser.add_argument('--set', action='append', default=[], metavar='NAME=VALUE', help='as of dossier run')
    parser.add_argument('--dossier', help='the command on the hosts of Spark (default: the path of the one that runs here)')
    parser.add_argument('--driver-dossier', default='dossier', help='with PIPELINE: the command here (default: from PATH)')
    parser.add_argument('--tasks', type=int, help='that a step is cut into (default: as of dossier run)')
    parser.add_argument('--wall', type=int, default=0, metavar='SECONDS', help='end an attempt at a task after so long (default: never)')
    parser.add_argument('--master', help='of Spark; spark-submit gives it by itself')
    parser.add_argument('--remote', help='of a Spark Connect server: sc://HOST:PORT')
    parser.add_argument('--conf', action='append', default=[], metavar='NAME=VALUE', help='a setting of Spark')
    parser.usage = '%(prog)s [PIPELINE --work FOLDER] [OPTIONS] [-- OPTIONS OF dossier run]'
    end = arguments.index('--') if '--' in arguments else len(arguments)
    given = parser.parse_args(arguments[:end])
    given.options = arguments[end + 1:]
    return given


def open_session(given):
    from pyspark.sql import SparkSession
    builder = SparkSession.builder.appName(f'dossier {given.pipeline or ""}'.strip())
    if given.remote:
        builder = builder.remote(given.remote)
    elif given.master:
        builder = builder.master(given.master)
    if given.master and given.master.startswith('local'):  # workers of this machine have the same modules
        os.environ.setdefault('PYSPARK_PYTHON', sys.executable)
    for setting in given.conf:
        builder = builder.config(*setting.split('=', 1))
    return builder.getOrCreate()


def attempt(command, description):
    """On a host: the line that `dossier task` prints. An attempt that was killed prints none, and Spark makes another."""
    done = subprocess.run([*command, description], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if not done.stdout.endswith('\n'):
        raise RuntimeError(f'dossier task ended with {done.returncode}')
    return done.stdout.rstrip('\n')


def carry_out(session, given, step):
    """The lines of all tasks of a step: one partition for each, with one row."""
    command = [given.dossier or step['dossier'], 'task', *(['--wall', str(given.wall)] if given.wall else [])]
    descriptions = [task['description'] for task in step['tasks']]

    def lines(batches, attempt=attempt, command=command, descriptions=descriptions):
        import pyarrow
        for batch in batches:
            made = [attempt(command, descriptions[number.as_py()]) for number in batch.column(0)]
            yield pyarrow.RecordBatch.from_arrays([pyarrow.array(made, pyarrow.string())], names=['line'])

    count = len(descriptions)
    if not given.remote:
        session.sparkContext.setJobDescription(step['name'])
    return [row.line for row in session.range(0, count, 1, count).mapInArrow(lines, 'line string').collect()]


def serve(session, given, steps, results):
    for text in steps:
        step = json.loads(text)
        try:
            lines = carry_out(session, given, step)
        except Exception as error:  # of Spark, after as many attempts as it is set to make
            why = str(error).strip().split('\n')[-1][:500]
            lines = [json.dumps({'task': task['task'], 'error': why}) for task in step['tasks']]
        results.write(''.join(line + '\n' for line in lines))
        results.flush()


def run(given):
    """dossier run, whose executor only passes lines on: to this process, and back."""
    with tempfile.TemporaryDirectory(prefix='dossier-spark-') as folder:
        steps, results = os.path.join(folder, 'steps'), os.path.join(folder, 'results')
        os.mkfifo(steps)
        os.mkfifo(results)
        executor = f'cat {shlex.quote(results)} & exec cat > {shlex.quote(steps)}'
        command = [given.driver_dossier, 'run', given.pipeline, '--state', given.work, '--executor', executor]
        command += [part for value in given.set for part in ('--set', value)]
        command += ['--tasks', str(given.tasks)] if given.tasks else []
        session = open_session(given)
        process = subprocess.Popen(command + given.options)
        # A run that reuses everything or fails at once opens no pipe: these ends do not wait for it.
        ends = [os.open(path, os.O_RDWR) for path in (steps, results)]

        def close():
            process.wait()
            os.write(ends[0], b'\n')

        threading.Thread(target=close, daemon=True).start()
        with os.fdopen(ends[0], 'r') as reader, os.fdopen(ends[1], 'w') as writer:
            serve(session, given, iter(lambda: reader.readline().strip(), ''), writer)
        session.stop()
        return process.wait()


def main():
    given = parse(sys.argv[1:])
    if given.pipeline and not given.work:
        sys.exit('dossier_spark.py: --work names a folder that all hosts share')
    if given.pipeline:
        sys.exit(run(given))
    results = os.fdopen(os.dup(1), 'w')
    os.dup2(2, 1)  # what Spark prints is not a result
    serve(open_session(given), given, sys.stdin, results)


if __name__ == '__main__':
    main()
