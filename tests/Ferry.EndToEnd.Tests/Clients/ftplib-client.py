"""One deed by Python's ftplib: HOST PORT passive|active USER PASSWORD ENCODING DEED ARGUMENT..."""

import ftplib
import os
import sys


def get(ftp, remote, local):
    with open(local, "wb") as file:
        ftp.retrbinary("RETR " + remote, file.write)


def get_text(ftp, remote, local):
    with open(local, "w", newline="\n", encoding="utf-8") as file:
        ftp.retrlines("RETR " + remote, lambda line: file.write(line + "\n"))


def resume_get(ftp, remote, local):
    with open(local, "ab") as file:
        ftp.retrbinary("RETR " + remote, file.write, rest=file.tell())


def put(ftp, local, remote):
    with open(local, "rb") as file:
        ftp.storbinary("STOR " + remote, file)


def put_text(ftp, local, remote):
    with open(local, "rb") as file:
        ftp.storlines("STOR " + remote, file)


def resume_put(ftp, local, remote):
    ftp.voidcmd("TYPE I")
    offset = ftp.size(remote)
    with open(local, "rb") as file:
        file.seek(offset)
        ftp.storbinary("STOR " + remote, file, rest=offset)


def append(ftp, local, remote):
    with open(local, "rb") as file:
        ftp.storbinary("APPE " + remote, file)


def list_names(ftp, directory):
    for name in ftp.nlst(directory):
        print(name)


def list_facts(ftp, directory):
    for name, facts in ftp.mlsd(directory):
        print(facts["type"], facts.get("size", "-"), name)


def command(ftp, line):
    print(ftp.voidcmd(line))


def size(ftp, remote):
    ftp.voidcmd("TYPE I")
    print(ftp.size(remote))


def put_many(ftp, directory, prefix):
    for name in sorted(os.listdir(directory)):
        put(ftp, os.path.join(directory, name), prefix + "/" + name)


DEEDS = {
    "get": get,
    "get-text": get_text,
    "resume-get": resume_get,
    "put": put,
    "put-text": put_text,
    "resume-put": resume_put,
    "append": append,
    "list": list_names,
    "list-facts": list_facts,
    "delete": lambda ftp, remote: ftp.delete(remote),
    "rename": lambda ftp, old, new: ftp.rename(old, new),
    "mkdir": lambda ftp, remote: ftp.mkd(remote),
    "rmdir": lambda ftp, remote: ftp.rmd(remote),
    "command": command,
    "size": size,
    "put-many": put_many,
}


def main():
    host, port, mode, user, password, encoding, deed, *arguments = sys.argv[1:]
    with ftplib.FTP(timeout=20, encoding=encoding) as ftp:
        ftp.connect(host, int(port))
        ftp.login(user, password)
        ftp.set_pasv(mode == "passive")
        DEEDS[deed](ftp, *arguments)


main()
